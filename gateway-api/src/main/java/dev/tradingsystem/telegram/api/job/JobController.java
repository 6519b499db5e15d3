package dev.tradingsystem.telegram.api.job;

import dev.tradingsystem.telegram.api.condition.Etags;
import dev.tradingsystem.telegram.api.health.HealthChecks;
import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.page.Links;
import dev.tradingsystem.telegram.api.page.PageInfo;
import dev.tradingsystem.telegram.api.page.PageProperties;
import dev.tradingsystem.telegram.api.page.Words;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.store.job.Job;
import dev.tradingsystem.telegram.store.job.JobKind;
import dev.tradingsystem.telegram.store.job.JobRequest;
import dev.tradingsystem.telegram.store.job.JobState;
import dev.tradingsystem.telegram.store.job.Jobs;
import dev.tradingsystem.telegram.store.read.Channels;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;

/// Asks for jobs and tells how far they are. A job is a row: this works also while the gateway is
/// down.
@RestController
@Requires(Scope.JOBS_READ)
@Tag(name = "jobs")
class JobController {

    private static final String ONE = "/jobs/{id:job_[0-9A-Z]{26}}";
    private static final int LONGEST_WAIT = 30;
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Jobs jobs;
    private final AskedJobs asked;
    private final SeenJobs seen;
    private final HealthChecks health;
    private final PageProperties sizes;
    private final Etags etags;
    private final Channels channels;

    JobController(
            Jobs jobs,
            AskedJobs asked,
            SeenJobs seen,
            HealthChecks health,
            PageProperties sizes,
            Etags etags,
            Channels channels) {
        this.channels = channels;
        this.jobs = jobs;
        this.asked = asked;
        this.seen = seen;
        this.health = health;
        this.sizes = sizes;
        this.etags = etags;
    }

    record JobPage(List<JobDocument> items, PageInfo page) {}

    /// @param fromId from this id on
    /// @param toId up to this id
    record Range(@Nullable String fromId, @Nullable String toId) {}

    @PostMapping("/jobs")
    @Requires(Scope.JOBS_WRITE)
    @Operation(operationId = "askForJob", summary = "Asks for a job; one that would do the same is the answer")
    ResponseEntity<JobDocument> ask(HttpServletRequest request, @RequestBody JobWish wish) {
        Caller caller = Caller.of(request);
        return accepted(
                asked.ask(new JobRequest(wish.jobKind(), null, caller.key().name(), wish.parameters(caller))));
    }

    @PostMapping("/channels/{c:-?\\d{1,19}}/audit")
    @Requires(Scope.JOBS_WRITE)
    @Operation(operationId = "auditChannel", summary = "Asks for a comparison of a channel with what Telegram has")
    ResponseEntity<JobDocument> audit(
            HttpServletRequest request,
            @PathVariable("c") ChannelId channel,
            @RequestBody(required = false) @Nullable Range range) {
        Caller caller = Caller.of(request);
        caller.mustSee(channel);
        if (channels.find(channel.value()).isEmpty()) {
            throw ApiProblem.of(Problem.CHANNEL_NOT_FOUND, "channel " + channel + " is not listed");
        }
        var parameters = JsonNodeFactory.instance.objectNode();
        parameters.putArray("channels").add(channel.toString());
        Long from = range == null ? null : Words.id("fromId", range.fromId());
        Long to = range == null ? null : Words.id("toId", range.toId());
        if (from != null && to != null && from > to) {
            throw ApiProblem.invalidBody("/toId", "not below fromId");
        }
        if (from != null) {
            parameters.put("fromId", Long.toString(from));
        }
        if (to != null) {
            parameters.put("toId", Long.toString(to));
        }
        return accepted(
                asked.ask(new JobRequest(JobKind.AUDIT, null, caller.key().name(), parameters)));
    }

    private ResponseEntity<JobDocument> accepted(Jobs.Asked asked) {
        JobDocument document = document(asked.job(), asked.deduplicated());
        return ResponseEntity.accepted()
                .location(URI.create(document.links().self()))
                .cacheControl(CacheControl.noStore())
                .body(document);
    }

    private JobDocument document(Job job, boolean deduplicated) {
        boolean login = job.state() == JobState.QUEUED && health.gateway().equals(HealthChecks.WAITING_FOR_LOGIN);
        return JobDocument.of(job, deduplicated, login ? "login" : "gateway-mtproto");
    }

    @GetMapping("/jobs")
    @Operation(operationId = "listJobs", summary = "Jobs, newest first")
    ResponseEntity<JobPage> list(
            HttpServletRequest request,
            @Parameter(description = "sync, discover, audit, refresh-titles, reprocess or append-deletion")
                    @RequestParam(required = false)
                    @Nullable
                    String kind,
            @Parameter(description = "queued, running, waiting, cancelling, succeeded, failed or cancelled")
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(description = "items on the page, at most 500; default 50")
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(description = "page.next of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        JobKind ofKind = kind == null ? null : Words.one("kind", kind, EnumSet.allOf(JobKind.class), JobKind::word);
        JobState inState =
                state == null ? null : Words.one("state", state, EnumSet.allOf(JobState.class), JobState::word);
        if (cursor != null && !cursor.matches("job_[0-9A-Z]{26}")) {
            throw ApiProblem.of(Problem.INVALID_CURSOR, "take it from page.next");
        }
        int size = sizes.limitOf(limit);
        List<Job> found = seen.list(Caller.of(request), ofKind, inState, cursor, size + 1);
        boolean more = found.size() > size;
        List<Job> items = more ? found.subList(0, size) : found;
        var info = new PageInfo(size, "created", "desc", more ? items.getLast().id() : null, null);
        var page = new JobPage(items.stream().map(job -> document(job, false)).toList(), info);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .headers(Links.of(request, info))
                .eTag(etags.weak(page))
                .body(page);
    }

    @GetMapping(ONE)
    @Operation(operationId = "getJob", summary = "How far a job is; with wait and If-None-Match, when that changed")
    ResponseEntity<JobDocument> one(
            HttpServletRequest request,
            @PathVariable String id,
            @Parameter(description = "seconds to hold the answer until something changed, 0 to 30")
                    @RequestParam(required = false)
                    @Nullable
                    String wait)
            throws InterruptedException {
        long end = System.nanoTime()
                + Duration.ofSeconds(Words.number("wait", wait, 0, 0, LONGEST_WAIT))
                        .toNanos();
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        Caller caller = Caller.of(request);
        JobDocument document = find(caller, id);
        while (etags.weak(document).equals(known) && System.nanoTime() < end) {
            Thread.sleep(LOOK);
            document = find(caller, id);
        }
        boolean active = document.finishedAt() == null;
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(etags.weak(document));
        return (active ? answer.header(HttpHeaders.RETRY_AFTER, "2") : answer).body(document);
    }

    @PostMapping(ONE + "/cancel")
    @Requires(Scope.JOBS_WRITE)
    @Operation(operationId = "cancelJob", summary = "Cancels a job; what it stored stays")
    ResponseEntity<JobDocument> cancel(HttpServletRequest request, @PathVariable String id) {
        Caller caller = Caller.of(request);
        JobDocument before = find(caller, id);
        if (!jobs.cancel(id) && before.finishedAt() != null) {
            throw ApiProblem.of(Problem.JOB_FINISHED, "it has " + before.state())
                    .with("state", before.state());
        }
        return ResponseEntity.accepted().cacheControl(CacheControl.noStore()).body(find(caller, id));
    }

    private JobDocument find(Caller caller, String id) {
        return seen.find(caller, id)
                .map(job -> document(job, false))
                .orElseThrow(() -> ApiProblem.of(Problem.JOB_NOT_FOUND, "there is no such job"));
    }
}
