package dev.tradingsystem.telegram.store.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A key as its keepers see it: everything but its secret.
///
/// @param usedAt to the minute
public record KeyRecord(
        ApiKey key,
        Instant createdAt,
        @Nullable Instant revokedAt,
        @Nullable Instant usedAt) {}
