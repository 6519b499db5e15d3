package dev.tradingsystem.telegram.reliability.stack;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waiting for something outside this JVM.
public final class Waiting {

    private static final Duration STEP = Duration.ofMillis(100);

    private Waiting() {}

    /// Asks again and again.
    ///
    /// @throws IllegalStateException when the time is over or the thread is interrupted
    public static void until(String what, Duration limit, BooleanSupplier reached) {
        long end = System.nanoTime() + limit.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("waited %d s in vain until %s".formatted(limit.toSeconds(), what));
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    /// Lets time pass.
    public static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted");
            }
            LockSupport.parkNanos(left);
        }
    }
}
