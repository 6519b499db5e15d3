package dev.tradingsystem.telegram.gateway.job;

import dev.tradingsystem.telegram.gateway.http.GatewayProblem;
import dev.tradingsystem.telegram.gateway.http.Problem;
import dev.tradingsystem.telegram.gateway.lease.LeaseProperties;
import dev.tradingsystem.telegram.gateway.session.TelegramSession;
import dev.tradingsystem.telegram.store.job.Job;
import dev.tradingsystem.telegram.store.job.JobKind;
import dev.tradingsystem.telegram.store.job.JobRequest;
import dev.tradingsystem.telegram.store.job.JobState;
import dev.tradingsystem.telegram.store.job.Jobs;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Asks for jobs and tells how far they are.
@RestController
final class JobController {

    private static final String JOB = "/sync-jobs/{id:job_[0-9A-Z]{26}}";
    private static final long MOST = 1_000_000;
    private static final int MOST_LISTED = 500;
    private static final String OPERATOR = "operator";

    private final Jobs jobs;
    private final JobRunner runner;
    private final TelegramSession session;
    private final String account;

    JobController(Jobs jobs, JobRunner runner, TelegramSession session, LeaseProperties lease) {
        this.jobs = jobs;
        this.runner = runner;
        this.session = session;
        this.account = lease.account();
    }

    /// @param channels all watched ones when null or empty
    /// @param last so many ids from the newest one on
    /// @param since what was sent at that time or later
    /// @param missing only what has no verdict; nothing is read again
    record SyncBody(
            @Nullable List<String> channels,
            @Nullable Long last,
            @Nullable String since,
            @Nullable Boolean missing) {}

    record AuditBody(@Nullable String fromId, @Nullable String toId) {}

    record JobList(List<JobView> items, @Nullable String next) {}

    @PostMapping("/sync-jobs")
    ResponseEntity<JobView> sync(@RequestBody(required = false) @Nullable SyncBody body) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        if (body != null) {
            channels(body.channels(), parameters);
            sync(body, parameters);
        }
        return ask(JobKind.SYNC, parameters);
    }

    private static void channels(@Nullable List<String> channels, ObjectNode parameters) {
        if (channels == null || channels.isEmpty()) {
            return;
        }
        ArrayNode named = parameters.putArray("channels");
        channels.stream().sorted().distinct().forEach(channel -> named.add(Long.toString(number("channels", channel))));
    }

    private static void sync(SyncBody body, ObjectNode parameters) {
        if (body.last() != null) {
            if (body.last() < 1 || body.last() > MOST) {
                throw GatewayProblem.invalidParameter("last", "a number from 1 to " + MOST);
            }
            parameters.put("last", body.last());
        }
        if (body.since() != null) {
            parameters.put("since", instant(body.since()).toString());
        }
        if (Boolean.TRUE.equals(body.missing())) {
            parameters.put("missing", true);
        }
        if (parameters.has("last") && parameters.has("since")) {
            throw GatewayProblem.invalidParameter("since", "not together with last");
        }
    }

    @PostMapping("/channels/{channel:-?[0-9]{1,19}}/audit")
    ResponseEntity<JobView> audit(@PathVariable long channel, @RequestBody(required = false) @Nullable AuditBody body) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        parameters.putArray("channels").add(Long.toString(channel));
        if (body != null && body.fromId() != null) {
            parameters.put("fromId", Long.toString(number("fromId", body.fromId())));
        }
        if (body != null && body.toId() != null) {
            parameters.put("toId", Long.toString(number("toId", body.toId())));
        }
        return ask(JobKind.AUDIT, parameters);
    }

    private ResponseEntity<JobView> ask(JobKind kind, ObjectNode parameters) {
        Jobs.Asked asked = jobs.ask(new JobRequest(kind, account, OPERATOR, parameters));
        runner.nudge();
        JobView view = JobView.of(asked.job(), asked.deduplicated(), session.ready());
        return ResponseEntity.accepted()
                .location(URI.create("/sync-jobs/" + view.id()))
                .cacheControl(CacheControl.noStore())
                .body(view);
    }

    /// Looks for jobs at once: somebody has just written one.
    @PostMapping("/sync-jobs/nudge")
    ResponseEntity<Void> nudge() {
        runner.nudge();
        return ResponseEntity.noContent().build();
    }

    /// Newest first.
    ///
    /// @param cursor the last id of the page before
    @GetMapping("/sync-jobs")
    ResponseEntity<JobList> list(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST_LISTED) {
            throw GatewayProblem.invalidParameter("limit", "a number from 1 to " + MOST_LISTED);
        }
        List<Job> found = jobs.list(kind(kind), state(state), cursor, limit);
        boolean ready = session.ready();
        List<JobView> items =
                found.stream().map(job -> JobView.of(job, false, ready)).toList();
        String next = found.size() == limit ? found.getLast().id() : null;
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new JobList(items, next));
    }

    @GetMapping(JOB)
    ResponseEntity<JobView> job(@PathVariable String id) {
        Job job = find(id);
        var answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        if (!job.state().isFinished()) {
            answer.header("Retry-After", "2");
        }
        return answer.body(JobView.of(job, false, session.ready()));
    }

    /// What was stored stays.
    @PostMapping(JOB + "/cancel")
    ResponseEntity<JobView> cancel(@PathVariable String id) {
        Job job = find(id);
        if (!jobs.cancel(id) && job.state() != JobState.CANCELLING) {
            throw GatewayProblem.of(Problem.JOB_FINISHED, "job %s is over".formatted(id))
                    .with("state", find(id).state().word());
        }
        return ResponseEntity.accepted()
                .cacheControl(CacheControl.noStore())
                .body(JobView.of(find(id), false, session.ready()));
    }

    private Job find(String id) {
        return jobs.find(id).orElseThrow(() -> GatewayProblem.of(Problem.JOB_NOT_FOUND, "there is no job " + id));
    }

    private static @Nullable JobKind kind(String word) {
        try {
            return word.isEmpty() ? null : JobKind.of(word);
        } catch (IllegalArgumentException e) {
            throw GatewayProblem.invalidParameter("kind", "one of the kinds of jobs");
        }
    }

    private static @Nullable JobState state(String word) {
        try {
            return word.isEmpty() ? null : JobState.of(word.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw GatewayProblem.invalidParameter("state", "one of the states of jobs");
        }
    }

    private static long number(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw GatewayProblem.invalidParameter(name, "a number");
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw GatewayProblem.invalidParameter("since", "a time such as 2025-11-05T00:00:00Z");
        }
    }
}
