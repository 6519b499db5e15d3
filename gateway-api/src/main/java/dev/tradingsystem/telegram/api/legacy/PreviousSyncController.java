package dev.tradingsystem.telegram.api.legacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tradingsystem.telegram.api.health.HealthChecks;
import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.job.AskedJobs;
import dev.tradingsystem.telegram.api.job.SeenJobs;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.store.job.Job;
import dev.tradingsystem.telegram.store.job.JobKind;
import dev.tradingsystem.telegram.store.job.JobRequest;
import dev.tradingsystem.telegram.store.job.JobState;
import dev.tradingsystem.telegram.store.read.ChannelNames;
import dev.tradingsystem.telegram.store.read.ChannelNames.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The previous stack's button "fetch messages": a job, for whose end the request waits a while.
@Previous
class PreviousSyncController {

    private static final int USUAL = 500;
    private static final int MOST = 1_000_000;

    private final AskedJobs jobs;
    private final SeenJobs seen;
    private final ChannelNames names;
    private final HealthChecks health;
    private final SyncReports reports;

    PreviousSyncController(
            AskedJobs jobs, SeenJobs seen, ChannelNames names, HealthChecks health, SyncReports reports) {
        this.jobs = jobs;
        this.seen = seen;
        this.names = names;
        this.health = health;
        this.reports = reports;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Synced(
            boolean success,
            String message,
            SyncReports.Totals data,
            @Nullable String jobId,
            @Nullable String status,
            @Nullable String pollUrl) {}

    record JobAnswer(boolean success, String jobId, String status, int progress, SyncReports.Totals data) {}

    @PostMapping("/api/telegram-gateway/sync-messages")
    @Requires(Scope.JOBS_WRITE)
    ResponseEntity<Synced> sync(HttpServletRequest request) throws IOException, InterruptedException {
        Caller caller = Caller.of(request);
        Body body = Body.of(request);
        List<Named> channels = channels(body, caller);
        if (channels.isEmpty()) {
            return Data.answer(new Synced(
                    true, "Nenhum canal ativo configurado para sincronização", reports.nothing(), null, null, null));
        }
        String gateway = health.gateway();
        if (gateway.equals(HealthChecks.WAITING_FOR_LOGIN)) {
            throw LegacyError.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Telegram client não está conectado. Execute a autenticação primeiro.");
        }
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        var ids = parameters.putArray("channels");
        channels.stream().map(Named::channelId).sorted().forEach(id -> ids.add(Long.toString(id)));
        parameters.put("last", body.number("limit", USUAL, MOST));
        Job asked = jobs.ask(new JobRequest(JobKind.SYNC, null, caller.key().name(), parameters))
                .job();
        return answer(gateway.equals("connected") ? reports.await(asked) : asked);
    }

    private ResponseEntity<Synced> answer(Job job) {
        SyncReports.Totals totals = reports.totals(job);
        if (job.state() == JobState.SUCCEEDED) {
            return Data.answer(new Synced(true, SyncReports.sentence(totals), totals, null, null, null));
        }
        if (job.state().isFinished()) {
            throw LegacyError.of(HttpStatus.INTERNAL_SERVER_ERROR, "Internal server error");
        }
        return Data.answer(
                HttpStatus.ACCEPTED,
                new Synced(
                        true,
                        "Sincronização em andamento",
                        totals,
                        job.id(),
                        SyncReports.status(job),
                        "/api/telegram-gateway/jobs/" + job.id()));
    }

    /// Those asked for, else all that are watched.
    private List<Named> channels(Body body, Caller caller) {
        List<ChannelId> wanted =
                body.words("channels").stream().map(Asked::channel).toList();
        wanted.forEach(caller::mustSee);
        return names.all().stream()
                .filter(channel -> caller.key().sees(channel.channelId()))
                .filter(channel ->
                        wanted.isEmpty() ? channel.watched() : wanted.contains(new ChannelId(channel.channelId())))
                .toList();
    }

    @GetMapping("/api/telegram-gateway/jobs/{id}")
    @Requires(Scope.JOBS_READ)
    ResponseEntity<JobAnswer> job(HttpServletRequest request, @PathVariable String id) {
        Job job = seen.find(Caller.of(request), id)
                .orElseThrow(() -> LegacyError.of(HttpStatus.NOT_FOUND, "Job not found"));
        return Data.answer(
                new JobAnswer(true, job.id(), SyncReports.status(job), SyncReports.percent(job), reports.totals(job)));
    }
}
