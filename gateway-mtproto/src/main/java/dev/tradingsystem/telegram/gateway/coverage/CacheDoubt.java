package dev.tradingsystem.telegram.gateway.coverage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Says when TDLib is to be opened anew with an empty cache, because what it holds of a channel
/// may be wrong: when Telegram would not tell it all it missed, what was the channel's last
/// message stays in its cache and in its answers, deleted or not, until the cache is gone.
///
/// A moment after the first doubt, so that one opening serves all channels that lost the thread
/// together, and not too often.
final class CacheDoubt {

    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Duration every;
    private final Clock clock;
    private @Nullable Instant since;
    private @Nullable Instant opened;

    CacheDoubt(Duration every, Clock clock) {
        this.every = every;
        this.clock = clock;
    }

    synchronized void raise() {
        if (since == null) {
            since = clock.instant();
        }
    }

    /// Raises it before all history is read again, which would be read from the cache else; not
    /// where that is new.
    synchronized void raiseIfOld() {
        if (opened == null || !clock.instant().isBefore(opened.plus(every))) {
            raise();
        }
    }

    synchronized boolean isRaised() {
        return since != null;
    }

    /// The session was opened, whoever wanted it: its cache is new.
    synchronized void settle() {
        since = null;
        opened = clock.instant();
    }

    /// Whether it is time to open it anew.
    synchronized boolean isDue() {
        Instant now = clock.instant();
        return since != null
                && !now.isBefore(since.plus(SETTLED))
                && (opened == null || !now.isBefore(opened.plus(every)));
    }
}
