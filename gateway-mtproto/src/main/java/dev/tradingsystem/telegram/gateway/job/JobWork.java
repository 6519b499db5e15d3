package dev.tradingsystem.telegram.gateway.job;

import dev.tradingsystem.telegram.store.job.Job;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Does jobs of one kind.
interface JobWork {

    /// Does a job, from where it stopped if it was begun before.
    ///
    /// @return what came of it, if there is anything to say
    /// @throws dev.tradingsystem.telegram.gateway.coverage.WorkStopped when the report says that
    ///     it is not wanted any more
    /// @throws dev.tradingsystem.telegram.gateway.session.SessionNotReady when Telegram cannot be
    ///     asked; it is called again when it can
    @Nullable
    JsonNode run(Report report) throws InterruptedException;

    /// The job's row says that it succeeded.
    default void over(Job job) {}
}
