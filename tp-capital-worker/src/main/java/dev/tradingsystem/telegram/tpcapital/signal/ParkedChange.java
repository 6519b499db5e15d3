package dev.tradingsystem.telegram.tpcapital.signal;

import java.time.Instant;

/// A change that was given up.
///
/// @param attempts failed tries before it was given up
/// @param replays tries that somebody asked for since, all failed
/// @param error the kind of the last error and its first words
/// @param payload the change as JSON
public record ParkedChange(
        long channelId,
        long seq,
        long messageId,
        int version,
        int attempts,
        int replays,
        String error,
        String payload,
        Instant parkedAt) {}
