package dev.tradingsystem.telegram.testdc.script;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A day that is being played on a thread of its own. Close it to stop early.
public final class Playing implements AutoCloseable {

    private static final int PAUSE_STEPS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ScriptedDay day;
    private final long nanosPerStep;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean finished = new AtomicBoolean();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private Playing(ScriptedDay day, double perSecond) {
        this.day = day;
        this.nanosPerStep = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
    }

    static Playing start(ScriptedDay day, double perSecond) {
        var playing = new Playing(day, perSecond);
        Thread.ofPlatform().daemon().name("testdc-script").start(playing::run);
        return playing;
    }

    /// Waits for the end of the day.
    ///
    /// @return whether it came in time
    /// @throws IllegalStateException when a step failed
    public boolean await(Duration most) throws InterruptedException {
        ended.await(most.toNanos(), TimeUnit.NANOSECONDS);
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("step %d failed".formatted(day.done() + 1), cause);
        }
        return finished.get();
    }

    public boolean isOver() {
        return ended.getCount() == 0;
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            ended.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!day.isOver() && !stop.await(pause(), TimeUnit.NANOSECONDS)) {
                day.step();
            }
            finished.set(day.isOver());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure.set(e);
        } finally {
            ended.countDown();
        }
    }

    private long pause() {
        return day.isPause() ? PAUSE_STEPS * nanosPerStep : nanosPerStep;
    }
}
