package dev.tradingsystem.telegram.store.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a job is.
///
/// @param fetched messages that Telegram answered
/// @param stored those that were new or changed
/// @param known those that were held as they are
/// @param current the channel it is at
/// @param cursor down to which message of it
/// @param waitingUntil until when Telegram wants to be left alone
public record JobProgress(
        int channelsDone,
        int channelsTotal,
        long fetched,
        long stored,
        long known,
        @Nullable Long current,
        @Nullable Long cursor,
        @Nullable Instant waitingUntil) {

    /// Nothing done yet.
    public static final JobProgress NONE = new JobProgress(0, 0, 0, 0, 0, null, null, null);
}
