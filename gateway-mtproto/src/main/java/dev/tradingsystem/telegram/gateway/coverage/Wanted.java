package dev.tradingsystem.telegram.gateway.coverage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which messages of a channel are stored.
///
/// @param startId none below it
/// @param cutOff none older than it; `null` when age does not matter
record Wanted(long channelId, long startId, @Nullable Instant cutOff) {}
