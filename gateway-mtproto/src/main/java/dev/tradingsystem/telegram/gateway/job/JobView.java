package dev.tradingsystem.telegram.gateway.job;

import dev.tradingsystem.telegram.store.job.Job;
import dev.tradingsystem.telegram.store.job.JobProgress;
import dev.tradingsystem.telegram.store.job.JobState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A job as a document.
///
/// @param waitingFor what a queued job waits for: `login` or `gateway-mtproto`
/// @param deduplicated whether one that does the same was under way already
record JobView(
        String id,
        String kind,
        String state,
        String requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        JsonNode request,
        ProgressView progress,
        @Nullable JsonNode result,
        @Nullable JsonNode problem,
        @Nullable String waitingFor,
        boolean deduplicated,
        Map<String, String> links) {

    /// @param current the channel it is at
    /// @param waitingUntil until when Telegram wants to be left alone
    record ProgressView(
            int channelsDone,
            int channelsTotal,
            long fetched,
            long stored,
            long known,
            @Nullable String current,
            @Nullable Instant waitingUntil) {}

    static JobView of(Job job, boolean deduplicated, boolean sessionReady) {
        String self = "/sync-jobs/" + job.id();
        return new JobView(
                job.id(),
                job.kind().word(),
                job.state().word(),
                job.requestedBy(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                job.request(),
                progress(job.progress()),
                job.result(),
                job.problem(),
                job.state() != JobState.QUEUED ? null : sessionReady ? "gateway-mtproto" : "login",
                deduplicated,
                Map.of("self", self, "cancel", self + "/cancel"));
    }

    private static ProgressView progress(JobProgress progress) {
        Long current = progress.current();
        return new ProgressView(
                progress.channelsDone(),
                progress.channelsTotal(),
                progress.fetched(),
                progress.stored(),
                progress.known(),
                current == null ? null : Long.toString(current),
                progress.waitingUntil());
    }
}
