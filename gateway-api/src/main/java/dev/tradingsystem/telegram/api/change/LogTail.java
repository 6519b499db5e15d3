package dev.tradingsystem.telegram.api.change;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.Changes.Bounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.databind.json.JsonMapper;

/// The end of the log in memory: one reader for all followers, and only while there are any.
///
/// The ring holds consecutive numbers. Whoever asks for what it does not hold is told so and
/// reads the log itself, so nothing can be stepped over here.
class LogTail implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LogTail.class);
    private static final int PAGE = 500;
    private static final Duration FIRST_LOOK = Duration.ofSeconds(2);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final Changes changes;
    private final JsonMapper json;
    private final StreamProperties properties;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final @Nullable TailEntry[] ring;
    private long oldest;
    private long newest;
    private boolean known;
    private boolean stalled;
    private int followers;
    private @Nullable Bounds bounds;
    private @Nullable Thread reader;
    private volatile boolean running;

    LogTail(Changes changes, JsonMapper json, StreamProperties properties) {
        this.changes = changes;
        this.json = json;
        this.properties = properties;
        this.ring = new TailEntry[properties.ring()];
    }

    /// Keeps the tail moving until it is closed.
    Following follow() {
        lock.lock();
        try {
            followers++;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        return this::leave;
    }

    private void leave() {
        lock.lock();
        try {
            followers--;
        } finally {
            lock.unlock();
        }
    }

    /// Somebody who needs the tail.
    interface Following extends AutoCloseable {
        @Override
        void close();
    }

    /// What follows a position, at most `limit`; empty when nothing does yet.
    ///
    /// @return `null` when the ring does not hold the number that follows, or the log no longer
    ///     keeps it
    @Nullable
    List<TailEntry> after(long position, int limit) {
        lock.lock();
        try {
            boolean kept = bounds == null || position >= bounds.floor() - 1;
            if (!known || !kept || position > newest || position < oldest - 1) {
                return null;
            }
            List<TailEntry> entries = new ArrayList<>();
            for (long seq = position + 1; seq <= newest && entries.size() < limit; seq++) {
                TailEntry entry = ring[slot(seq)];
                if (entry != null) {
                    entries.add(entry);
                }
            }
            return entries;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there is more than a position, or the time is up, or the process stops.
    void awaitBeyond(long position, Duration limit) throws InterruptedException {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (running && left > 0 && (!known || newest <= position)) {
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Head and floor of the log at the last look, so the head may be higher by now. The
    /// followers that come first wait for one look together.
    ///
    /// @throws DataAccessException when the database does not answer
    Bounds bounds() throws InterruptedException {
        lock.lock();
        try {
            long left = FIRST_LOOK.toNanos();
            while (bounds == null && running && left > 0) {
                left = moved.awaitNanos(left);
            }
            if (bounds != null) {
                return bounds;
            }
        } finally {
            lock.unlock();
        }
        return boundsNow();
    }

    /// Head and floor of the log, asked for now.
    Bounds boundsNow() {
        return changes.bounds();
    }

    /// Whether the database did not answer when it was last asked.
    boolean isStalled() {
        lock.lock();
        try {
            return stalled;
        } finally {
            lock.unlock();
        }
    }

    private int slot(long seq) {
        return Math.floorMod(seq, ring.length);
    }

    private void read() {
        try {
            while (running) {
                awaitFollower();
                boolean answered = look();
                Thread.sleep(answered ? properties.look() : PAUSE_AFTER_FAILURE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Between followers the ring grows old; the next one starts it anew.
    private void awaitFollower() throws InterruptedException {
        lock.lock();
        try {
            while (running && followers == 0) {
                known = false;
                bounds = null;
                moved.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean look() {
        try {
            Bounds found = changes.bounds();
            looked(found);
            long head = found.head();
            if (!isKnown() || head < newest) {
                startAt(head);
            }
            while (newest < head && running) {
                List<Change> next = changes.after(newest, PAGE);
                if (next.isEmpty()) {
                    break;
                }
                if (next.getFirst().seq() != newest + 1) {
                    startAt(head); // the log has jumped: whoever follows reads it himself and says so
                    break;
                }
                add(next.stream().map(change -> TailEntry.of(change, json)).toList());
            }
            return true;
        } catch (DataAccessException | CannotCreateTransactionException e) {
            if (stall()) {
                log.atWarn().addKeyValue("error", e.getMessage()).log("the log cannot be followed at the moment");
            }
            return false;
        }
    }

    private boolean isKnown() {
        lock.lock();
        try {
            return known;
        } finally {
            lock.unlock();
        }
    }

    private void looked(Bounds found) {
        lock.lock();
        try {
            bounds = found;
            stalled = false;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void startAt(long head) {
        lock.lock();
        try {
            oldest = head + 1;
            newest = head;
            known = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void add(List<TailEntry> entries) {
        lock.lock();
        try {
            for (TailEntry entry : entries) {
                ring[slot(entry.seq())] = entry;
                newest = entry.seq();
            }
            oldest = Math.max(oldest, newest - ring.length + 1);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// @return whether that is new
    private boolean stall() {
        lock.lock();
        try {
            boolean isNew = !stalled;
            stalled = true;
            return isNew;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        running = true;
        reader = Thread.ofVirtual().name("log-tail").start(this::read);
    }

    /// Before the web server waits for its requests to end: the streams end now.
    @Override
    public void stop() {
        running = false;
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        Thread thread = reader;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
