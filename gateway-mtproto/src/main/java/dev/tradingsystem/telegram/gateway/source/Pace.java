package dev.tradingsystem.telegram.gateway.source;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How fast a file is replayed: evenly at a rate, or as fast as it is taken.
///
/// Time lost while the intake was full is not made up for by more than one second's worth, so
/// that a pause does not end in a burst.
public final class Pace {

    private static final long SECOND = 1_000_000_000L;

    private final long interval;
    private final LongSupplier nanoTime;
    private final Sleeper sleeper;
    private long due = Long.MIN_VALUE;

    private Pace(long interval, LongSupplier nanoTime, Sleeper sleeper) {
        this.interval = interval;
        this.nanoTime = nanoTime;
        this.sleeper = sleeper;
    }

    /// As fast as it goes.
    public static Pace unlimited() {
        return of(0);
    }

    /// So many updates a second; 0 is as fast as it goes.
    ///
    /// @throws IllegalArgumentException when the rate is negative or no number
    public static Pace of(double perSecond) {
        return of(perSecond, System::nanoTime, time -> Thread.sleep(time));
    }

    static Pace of(double perSecond, LongSupplier nanoTime, Sleeper sleeper) {
        if (!(perSecond >= 0)) {
            throw new IllegalArgumentException("a rate of %s updates a second cannot be kept".formatted(perSecond));
        }
        return new Pace(perSecond == 0 ? 0 : (long) (SECOND / perSecond), nanoTime, sleeper);
    }

    /// Waits until the next update is due.
    void await() throws InterruptedException {
        if (interval == 0) {
            return;
        }
        long now = nanoTime.getAsLong();
        due = due == Long.MIN_VALUE ? now : Math.max(due + interval, now - SECOND);
        if (due > now) {
            sleeper.sleep(Duration.ofNanos(due - now));
        }
    }

    /// Sleeps.
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }
}
