package dev.tradingsystem.telegram.tpcapital.replay;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/// Works on replays, one page after the other, on one thread. What it was doing when the process
/// ended is gone on with at the next start, or by another process.
final class ReplayRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReplayRunner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_ERROR = 200;

    private final ReplayTable replays;
    private final ReplayScan scan;
    private final ReplayApply apply;
    private final Duration poll;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    ReplayRunner(ReplayTable replays, ReplayScan scan, ReplayApply apply, Duration poll) {
        this.replays = replays;
        this.scan = scan;
        this.apply = apply;
        this.poll = poll;
    }

    /// There is work.
    void nudge() {
        work.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("replay").start(this::loop);
    }

    @Override
    public void stop() {
        running = false;
        nudge();
        Thread ending = thread;
        if (ending != null) {
            try {
                ending.join(PATIENCE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop() {
        try {
            while (running) {
                if (!goOn()) {
                    work.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
                    work.drainPermits();
                }
            }
            replays.release();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (DataAccessException | TransactionException e) {
            log.atDebug().addKeyValue("error", e.getMessage()).log("a claim on a replay was left to run out");
        }
    }

    /// One page of one replay.
    ///
    /// @return false when there is nothing to do, or nothing can be done
    private boolean goOn() {
        Optional<Replay> claimed = Optional.empty();
        try {
            replays.expire();
            claimed = replays.claim();
            claimed.ifPresent(this::step);
            return claimed.isPresent();
        } catch (ClaimLost e) {
            log.atInfo().addKeyValue("error", e.getMessage()).log("a replay was left to somebody else");
            return true;
        } catch (RuntimeException e) {
            if (isOutage(e)) {
                log.atWarn()
                        .addKeyValue("error", e.getClass().getSimpleName())
                        .log("the database did not answer a replay");
            } else {
                claimed.ifPresent(replay -> fail(replay, e));
            }
            return false;
        }
    }

    private void step(Replay replay) {
        if (replay.state() == ReplayState.APPLYING) {
            apply.step(replay);
        } else {
            scan.step(replay);
        }
    }

    private void fail(Replay replay, RuntimeException e) {
        String message = e.getClass().getSimpleName() + ": "
                + NestedExceptionUtils.getMostSpecificCause(e).getMessage();
        log.atError().addKeyValue("state", replay.state().word()).setCause(e).log("a replay failed");
        try {
            replays.become(replay, ReplayState.FAILED, message.substring(0, Math.min(LONGEST_ERROR, message.length())));
        } catch (DataAccessException | TransactionException _) {
            log.atWarn().log("the failure of a replay could not be stored, it will be tried again");
        }
    }

    private static boolean isOutage(RuntimeException e) {
        return e instanceof DataAccessResourceFailureException
                || e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException
                || e instanceof TransactionException;
    }
}
