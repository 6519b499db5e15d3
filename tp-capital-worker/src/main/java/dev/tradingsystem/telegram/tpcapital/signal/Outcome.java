package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.model.wire.Change;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of a change at the desk.
///
/// @param reason why, where there is more to say
/// @param attempts how often it was tried
/// @param parsedAt when its text had been read; `null` when that failed
/// @param storedAt when the transaction had ended
public record Outcome(
        Change change,
        Result result,
        @Nullable String reason,
        int attempts,
        @Nullable Instant parsedAt,
        Instant storedAt) {

    /// How it ended.
    public enum Result {
        /// It had an effect.
        PROCESSED,
        /// There was nothing in it for us.
        IGNORED,
        /// It had its verdict before.
        KNOWN,
        /// It failed and will be tried again.
        FAILED,
        /// It failed too often and was set aside.
        PARKED
    }
}
