package dev.tradingsystem.telegram.store.read;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How many ids of a channel have which verdict; together always `latestId - startId + 1`.
///
/// @param startId ids below it have no verdict
/// @param latestId the highest id known; one below `startId` while there is none
/// @param deleted upstream, whether the message was held or not
/// @param unknownSince when those that are unknown were first seen to be, as the gateway last
///     looked
/// @param auditedAt when the recent past was last read again
/// @param sweptAt when all history was last read again
public record CoverageCounts(
        long channelId,
        boolean watched,
        boolean accessible,
        long startId,
        long latestId,
        long stored,
        long deleted,
        long service,
        long inaccessible,
        long unknown,
        @Nullable Instant unknownSince,
        @Nullable Instant auditedAt,
        @Nullable Instant sweptAt) {

    /// Whether no id is known that has no verdict.
    public boolean isComplete() {
        return unknown == 0;
    }

    /// Whether every id has a verdict. Of a channel that was never looked at nobody can say that.
    public boolean isProved() {
        return isComplete() && (latestId >= startId || auditedAt != null);
    }
}
