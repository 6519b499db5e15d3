package dev.tradingsystem.telegram.testdc.account;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The time posts and edits are dated with, in whole seconds as Telegram's.
///
/// Runs with the machine's clock until it is [frozen][#freeze]; then it moves only by [#advance],
/// so that a test decides which changes share a second. The protocol's own message numbers,
/// expiry times and difference dates always follow the machine's clock.
public final class DcClock {

    private @Nullable Instant frozen;

    DcClock() {}

    public synchronized Instant instant() {
        return frozen == null ? Instant.now() : frozen;
    }

    /// Unix seconds.
    public int seconds() {
        return Math.toIntExact(instant().getEpochSecond());
    }

    /// Stops the clock at an instant.
    public synchronized void freeze(Instant at) {
        frozen = at;
    }

    /// Moves a stopped clock, or stops a running one that much ahead (or behind).
    public synchronized void advance(Duration by) {
        frozen = instant().plus(by);
    }

    /// Lets the clock run with the machine's again.
    public synchronized void run() {
        frozen = null;
    }
}
