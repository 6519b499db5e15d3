package dev.tradingsystem.telegram.gateway.session;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Holds the session's status and wakes whoever waits for it to change.
final class StatusBoard {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ATTEMPT_BYTES = 6;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Clock clock;
    private SessionStatus status;
    private boolean closed;

    StatusBoard(Clock clock, SessionState first) {
        this.clock = clock;
        this.status = new SessionStatus(1, first, clock.instant(), null, null, null);
    }

    SessionStatus status() {
        lock.lock();
        try {
            return status;
        } finally {
            lock.unlock();
        }
    }

    /// Shows a state in which no login is open.
    void show(SessionState state) {
        show(state, null, null, null);
    }

    /// The same, with what is wrong.
    void show(SessionState state, String problem) {
        show(state, null, null, problem);
    }

    /// Shows what a login waits for. The attempt goes on if one is open, else a new one begins:
    /// TDLib also remembers a login that was begun before a restart.
    void show(SessionState state, LoginStep step) {
        lock.lock();
        try {
            String attempt = status.attempt() == null ? newAttempt() : status.attempt();
            show(state, attempt, step, null);
        } finally {
            lock.unlock();
        }
    }

    /// The login that is open cannot go on here; it can only be cancelled.
    void stuck(String problem) {
        lock.lock();
        try {
            String attempt = status.attempt() == null ? newAttempt() : status.attempt();
            show(SessionState.FAILED, attempt, null, problem);
        } finally {
            lock.unlock();
        }
    }

    private void show(
            SessionState state, @Nullable String attempt, @Nullable LoginStep step, @Nullable String problem) {
        lock.lock();
        try {
            var since = state == status.state() ? status.since() : clock.instant();
            var next = new SessionStatus(status.revision(), state, since, attempt, step, problem);
            if (!next.equals(status)) {
                status = new SessionStatus(status.revision() + 1, state, since, attempt, step, problem);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private static String newAttempt() {
        byte[] bytes = new byte[ATTEMPT_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// Waits until the status is as wanted, the time is up, or the service stops.
    ///
    /// @return the status then, as wanted or not
    SessionStatus await(Predicate<SessionStatus> wanted, Duration limit) throws InterruptedException {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (!wanted.test(status) && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return status;
        } finally {
            lock.unlock();
        }
    }

    /// Lets nobody wait any longer.
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
