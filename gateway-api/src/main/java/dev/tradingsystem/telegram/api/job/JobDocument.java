package dev.tradingsystem.telegram.api.job;

import dev.tradingsystem.telegram.store.job.Job;
import dev.tradingsystem.telegram.store.job.JobProgress;
import dev.tradingsystem.telegram.store.job.JobState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A job and how far it is.
///
/// @param request what was asked for
/// @param problem why it failed, as a problem document
/// @param waitingFor what a queued job waits for
/// @param deduplicated whether one that does the same was under way already
record JobDocument(
        String id,
        String kind,
        String state,
        String requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Schema(types = "object") JsonNode request,
        Progress progress,
        @Schema(types = "object") @Nullable JsonNode result,
        @Schema(types = "object") @Nullable JsonNode problem,
        @Nullable String waitingFor,
        boolean deduplicated,
        Links links) {

    /// @param waitingFor what a queued job waits for
    static JobDocument of(Job job, boolean deduplicated, String waitingFor) {
        String self = "/jobs/" + job.id();
        return new JobDocument(
                job.id(),
                job.kind().word(),
                job.state().word(),
                job.requestedBy(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                job.request(),
                Progress.of(job.progress()),
                job.result(),
                job.problem(),
                job.state() == JobState.QUEUED ? waitingFor : null,
                deduplicated,
                new Links(self, self + "/cancel"));
    }

    /// How far it is.
    ///
    /// @param current the channel it is at
    /// @param waitingUntil until when Telegram wants to be left alone
    record Progress(
            int channelsDone,
            int channelsTotal,
            long fetched,
            long stored,
            long known,
            @Nullable String current,
            @Nullable Instant waitingUntil) {

        static Progress of(JobProgress progress) {
            Long current = progress.current();
            return new Progress(
                    progress.channelsDone(),
                    progress.channelsTotal(),
                    progress.fetched(),
                    progress.stored(),
                    progress.known(),
                    current == null ? null : Long.toString(current),
                    progress.waitingUntil());
        }
    }

    /// Where to go from here.
    @Schema(name = "JobLinks")
    record Links(String self, String cancel) {}
}
