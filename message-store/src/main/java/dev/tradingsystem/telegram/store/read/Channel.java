package dev.tradingsystem.telegram.store.read;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A channel as readers see it.
///
/// @param title as it is at Telegram; `null` when it was never fetched
/// @param label the operators' own name for it
/// @param startId ids below it have no verdict
/// @param seq its newest change, 0 when it has none
/// @param lastMessage the highest id held
/// @param coverage what is proved about its ids; `null` when it holds no message
public record Channel(
        long channelId,
        @Nullable String title,
        @Nullable String username,
        @Nullable String label,
        @Nullable String description,
        boolean watched,
        boolean accessible,
        long startId,
        Instant addedAt,
        long seq,
        @Nullable LastMessage lastMessage,
        @Nullable Coverage coverage) {

    /// The message with the highest id.
    public record LastMessage(long messageId, Instant sentAt) {}

    /// How many of the ids from `startId` to the highest one known have no verdict.
    ///
    /// @param provedAt the newest proof beyond the messages themselves
    public record Coverage(long unknown, @Nullable Instant provedAt) {

        /// Whether every id has a verdict.
        public boolean isComplete() {
            return unknown == 0;
        }
    }
}
