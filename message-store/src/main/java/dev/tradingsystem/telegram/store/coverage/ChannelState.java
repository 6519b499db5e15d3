package dev.tradingsystem.telegram.store.coverage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is remembered of a channel between two questions about its history.
///
/// @param startId ids below it have no verdict
/// @param latestId the highest id that the channel is known to have given, 0 before the first
/// @param highestHeld the highest id whose message is held, 0 when there is none
/// @param begin from where the channel is wanted; `null` once that is decided
/// @param aliveAt when the account was last connected and saw the channel; `null` before the
///     first time
/// @param auditedAt when its recent past was last read again
/// @param sweepId down to which id the running sweep has read; `null` when none runs
/// @param sweptAt when all of its history was last read again
public record ChannelState(
        long channelId,
        long startId,
        long latestId,
        long highestHeld,
        @Nullable Begin begin,
        @Nullable Instant aliveAt,
        @Nullable Instant auditedAt,
        @Nullable Long sweepId,
        @Nullable Instant sweptAt) {}
