package dev.tradingsystem.telegram.gateway.session;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What TDLib has said and nobody has taken yet; bounded, in order.
///
/// Its taker may itself wait for an answer that stands behind what it has not taken. Then, and
/// only then, twice as much may wait, or each would wait for the other.
final class UpdateQueue {

    /// One thing to do on the updates thread.
    interface Work {

        void run() throws InterruptedException;

        /// It will not be done.
        default void forgotten() {}
    }

    private final int capacity;
    private final long limitNanos;
    private final Queue<Work> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean takerAsks;
    private boolean takerWorks;
    private boolean closed;

    /// @param limitNanos how long there may be no room
    UpdateQueue(int capacity, long limitNanos) {
        this.capacity = capacity;
        this.limitNanos = limitNanos;
    }

    /// Adds one; waits while there is no room.
    ///
    /// @return false when there was none within the limit, or nothing is taken any more: then it
    ///     was not added
    boolean put(Work work) {
        lock.lock();
        try {
            long left = limitNanos;
            while (!closed && waiting.size() >= room()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            if (!closed) {
                waiting.add(work);
                changed.signalAll();
            }
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private int room() {
        return takerAsks ? 2 * capacity : capacity;
    }

    /// The next one; null when nothing came within the limit.
    @Nullable
    Work take(long limit, TimeUnit unit) throws InterruptedException {
        lock.lock();
        try {
            takerWorks = false;
            changed.signalAll();
            long left = unit.toNanos(limit);
            while (waiting.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            Work work = waiting.poll();
            takerWorks = work != null;
            changed.signalAll();
            return work;
        } finally {
            lock.unlock();
        }
    }

    /// Takes in again, after [#close].
    void open() {
        lock.lock();
        try {
            closed = false;
        } finally {
            lock.unlock();
        }
    }

    /// Forgets what waits and has only this done, open or closed.
    int clearFor(Work work) {
        lock.lock();
        try {
            int forgotten = clear();
            waiting.add(work);
            changed.signalAll();
            return forgotten;
        } finally {
            lock.unlock();
        }
    }

    /// The taker begins or ends to wait for an answer.
    void takerAsks(boolean asks) {
        lock.lock();
        try {
            takerAsks = asks;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until everything is taken and done.
    ///
    /// @return false when it was not within the limit
    boolean awaitIdle(long limit, TimeUnit unit) throws InterruptedException {
        lock.lock();
        try {
            long left = unit.toNanos(limit);
            while ((takerWorks || !waiting.isEmpty()) && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !takerWorks && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// Takes nothing more in; what waits can still be taken.
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Forgets what waits and says how much it was.
    int clear() {
        List<Work> forgotten;
        lock.lock();
        try {
            forgotten = List.copyOf(waiting);
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        forgotten.forEach(Work::forgotten);
        return forgotten.size();
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
