package dev.tradingsystem.telegram.store.consumer;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Somebody who follows the log.
///
/// @param channels only these; all when `null`
/// @param kinds words of the changes it takes; all when `null`
/// @param offset it has everything up to this number
/// @param managed whether it is an app of ours that keeps its own offset
/// @param pendingSince when the first change it has not taken was committed
/// @param failed messages it could not process
public record Consumer(
        String name,
        @Nullable Set<Long> channels,
        @Nullable Set<String> kinds,
        long offset,
        long lag,
        boolean managed,
        @Nullable Instant pendingSince,
        int failed,
        @Nullable Instant ackedAt) {}
