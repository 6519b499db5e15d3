package dev.tradingsystem.telegram.gateway.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// How many login steps may be tried within a time: codes must not be guessed through us, and
/// Telegram answers haste with hours of waiting.
final class StepLimit {

    private final int steps;
    private final Duration window;
    private final Clock clock;
    private final Deque<Instant> taken = new ArrayDeque<>();

    StepLimit(int steps, Duration window, Clock clock) {
        this.steps = steps;
        this.window = window;
        this.clock = clock;
    }

    /// Takes a step.
    ///
    /// @return empty when it may be taken; else how long to wait for the next one
    synchronized Optional<Duration> take() {
        Instant now = clock.instant();
        while (!taken.isEmpty() && !taken.getFirst().plus(window).isAfter(now)) {
            taken.removeFirst();
        }
        if (taken.size() >= steps) {
            return Optional.of(Duration.between(now, taken.getFirst().plus(window)));
        }
        taken.addLast(now);
        return Optional.empty();
    }
}
