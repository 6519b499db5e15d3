package dev.tradingsystem.telegram.store.consumer;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a consumer did with one version of a message, and when.
///
/// @param reason why it was ignored, failed or parked
/// @param attempts how often it was tried, from 1
public record StageTimes(
        long channelId,
        long messageId,
        int version,
        Outcome outcome,
        @Nullable String reason,
        int attempts,
        @Nullable Instant parsedAt,
        @Nullable Instant storedAt,
        @Nullable Instant ackedAt) {

    /// How it ended.
    public enum Outcome {
        /// It had an effect.
        PROCESSED,
        /// There was nothing in it for the consumer.
        IGNORED,
        /// It will be tried again.
        FAILED,
        /// It was set aside after too many tries.
        PARKED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
