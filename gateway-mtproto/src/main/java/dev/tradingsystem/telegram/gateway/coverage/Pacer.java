package dev.tradingsystem.telegram.gateway.coverage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Lets one question about history through at a time: not sooner after the one before than the
/// pace, and not before Telegram's flood wait is over to the second.
final class Pacer {

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Clock clock;
    private @Nullable Instant last;
    private @Nullable Instant heldUntil;

    Pacer(Clock clock) {
        this.clock = clock;
    }

    /// Waits for the next turn.
    ///
    /// @throws WorkStopped when the work is not wanted any more
    void await(Duration pace, Control control) throws InterruptedException {
        boolean told = false;
        while (true) {
            Instant now = clock.instant();
            Instant held = heldUntil();
            if (held != null && held.isAfter(now) && !told) {
                control.waiting(held);
                told = true;
            }
            if (!control.goesOn()) {
                throw new WorkStopped();
            }
            Duration left = takeTurn(now, pace);
            if (!left.isPositive()) {
                break;
            }
            Thread.sleep(left.compareTo(LOOK) < 0 ? left : LOOK);
        }
        if (told) {
            control.waitedEnough();
        }
    }

    private synchronized Duration takeTurn(Instant now, Duration pace) {
        Instant next = last == null ? now : last.plus(pace);
        if (heldUntil != null && heldUntil.isAfter(next)) {
            next = heldUntil;
        }
        Duration left = Duration.between(now, next);
        if (!left.isPositive()) {
            last = now;
        }
        return left;
    }

    /// Telegram wants to be left alone for so long from now.
    synchronized void holdFor(Duration wait) {
        Instant until = clock.instant().plus(wait);
        if (heldUntil == null || until.isAfter(heldUntil)) {
            heldUntil = until;
        }
    }

    /// Until when nothing may be asked; may be over.
    synchronized @Nullable Instant heldUntil() {
        return heldUntil;
    }
}
