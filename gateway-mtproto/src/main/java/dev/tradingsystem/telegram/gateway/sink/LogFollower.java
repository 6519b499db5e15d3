package dev.tradingsystem.telegram.gateway.sink;

import dev.tradingsystem.telegram.gateway.lease.LeaseHolder;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.lease.Lease;
import dev.tradingsystem.telegram.store.log.Appended;
import dev.tradingsystem.telegram.store.log.Checkpoints;
import dev.tradingsystem.telegram.store.log.LogReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Follows the log for one sink: takes committed batches from memory, reads the table when it is
/// behind, keeps the checkpoint.
///
/// A batch is taken from memory only if the append named this sink's position as the account's
/// last number before it; so nothing is ever skipped, whatever was dropped, restarted or
/// delivered late. A crash repeats, never skips.
public final class LogFollower implements LeaseHolder {

    private static final Logger log = LoggerFactory.getLogger(LogFollower.class);
    private static final int MEMORY_BATCHES = 256;
    private static final int READ_LIMIT = 500;
    private static final Duration CHECKPOINT_EVERY = Duration.ofMillis(900);

    private final Sink sink;
    private final LogReader reader;
    private final Checkpoints checkpoints;
    private final SinkMetrics metrics;
    private final Clock clock;
    private final Duration finishLimit;
    private final BlockingQueue<Appended.Committed> committed = new ArrayBlockingQueue<>(MEMORY_BATCHES);
    private volatile boolean dropped;
    private volatile @Nullable Running running;

    LogFollower(
            Sink sink,
            LogReader reader,
            Checkpoints checkpoints,
            SinkMetrics metrics,
            Clock clock,
            Duration finishLimit) {
        this.sink = sink;
        this.reader = reader;
        this.checkpoints = checkpoints;
        this.metrics = metrics;
        this.clock = clock;
        this.finishLimit = finishLimit;
    }

    /// Hands over a committed batch. Never blocks: what does not fit is read from the table
    /// later.
    public void offer(Appended.Committed batch) {
        metrics.committed(batch.lastSeq());
        if (batch.lastSeq() > batch.beforeSeq() && !committed.offer(batch)) {
            dropped = true;
            metrics.overflowed();
        }
    }

    @Override
    public void taken(Lease lease) {
        lost();
        var next = new Running(lease, running);
        running = next;
        Thread.ofPlatform().name("sink-" + sink.name()).start(next::follow);
    }

    @Override
    public void lost() {
        Running current = running;
        if (current != null) {
            current.end = 0;
        }
    }

    @Override
    public void finish() {
        Running current = running;
        if (current != null) {
            current.end = System.nanoTime() + finishLimit.toNanos();
            current.awaitEnd(finishLimit.plusSeconds(2));
        }
    }

    /// One life of the follower, under one fence.
    private final class Running {

        private static final long NEVER = Long.MAX_VALUE;

        private final Lease lease;
        private final @Nullable Running before;
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Confirmations confirmations = new Confirmations(checkpoints, sink.name(), clock);
        private volatile long end = NEVER;
        private long position;
        private long checkpoint;
        private long checkpointAt = System.nanoTime();
        private boolean behind = true;

        Running(Lease lease, @Nullable Running before) {
            this.lease = lease;
            this.before = before;
        }

        void follow() {
            try {
                Running old = before;
                if (old != null) {
                    old.awaitEnd(Duration.ofMinutes(1));
                }
                position = checkpoint = startingPoint();
                metrics.startedAt(position, lease.lastSeq());
                committed.clear();
                while (end == NEVER || (stillTime() && !committed.isEmpty())) {
                    step();
                }
                writeCheckpoint();
            } finally {
                ended.countDown();
            }
        }

        private boolean stillTime() {
            return end - System.nanoTime() > 0 && end != 0;
        }

        private boolean goesOn() {
            return end == NEVER || stillTime();
        }

        private long startingPoint() {
            while (goesOn()) {
                try {
                    return checkpoints.read(sink.name(), lease.fence().account());
                } catch (DataAccessException e) {
                    pause(Duration.ofMillis(500));
                }
            }
            return 0;
        }

        private void step() {
            if (behind || dropped) {
                dropped = false;
                readTable();
            } else {
                takeFromMemory();
            }
            if (System.nanoTime() - checkpointAt > CHECKPOINT_EVERY.toNanos()) {
                writeCheckpoint();
            }
        }

        private void takeFromMemory() {
            Appended.Committed batch = poll();
            if (batch == null) {
                upToDate();
            } else if (batch.lastSeq() <= position) {
                return;
            } else if (batch.beforeSeq() == position) {
                deliver(batch.changes());
                upToDate();
            } else {
                behind = true;
            }
        }

        private void readTable() {
            List<Change> changes;
            try {
                changes = reader.after(lease.fence().account(), position, READ_LIMIT);
            } catch (DataAccessException e) {
                metrics.readFailed();
                pause(Duration.ofMillis(500));
                return;
            }
            if (!changes.isEmpty()) {
                deliver(changes);
            }
            behind = changes.size() == READ_LIMIT;
        }

        private void deliver(List<Change> changes) {
            for (int attempt = 1; goesOn(); attempt++) {
                try {
                    long started = System.nanoTime();
                    sink.deliver(lease.fence(), changes);
                    position = changes.getLast().seq();
                    confirmations.add(changes);
                    metrics.delivered(changes, position, attempt, System.nanoTime() - started);
                    return;
                } catch (SinkUnavailable e) {
                    failed(e, attempt, changes.getFirst());
                }
            }
        }

        private void failed(SinkUnavailable e, int attempt, Change first) {
            metrics.failed(first);
            if (attempt == 1) {
                log.atWarn()
                        .addKeyValue("sink", sink.name())
                        .addKeyValue("seq", first.seq())
                        .addKeyValue("error", e.getMessage())
                        .log(sink.outage());
            }
            writeCheckpoint();
            long wait = Math.min(100L << Math.min(attempt - 1, 8), 5_000);
            pause(Duration.ofMillis(wait));
        }

        private void upToDate() {
            try {
                sink.upToDate(lease.fence(), position);
            } catch (SinkUnavailable e) {
                log.atDebug()
                        .addKeyValue("sink", sink.name())
                        .addKeyValue("error", e.getMessage())
                        .log("sink could not be told that it is up to date");
            }
        }

        private void writeCheckpoint() {
            checkpointAt = System.nanoTime();
            if (position == checkpoint) {
                return;
            }
            try {
                confirmations.write(lease.fence(), position);
                checkpoint = position;
            } catch (DataAccessException e) {
                log.atDebug()
                        .addKeyValue("sink", sink.name())
                        .addKeyValue("error", e.getMessage())
                        .log("checkpoint kept");
            }
        }

        private Appended.@Nullable Committed poll() {
            try {
                return committed.poll(200, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                end = 0;
                return null;
            }
        }

        private void pause(Duration duration) {
            try {
                Thread.sleep(duration);
            } catch (InterruptedException e) {
                end = 0;
            }
        }

        void awaitEnd(Duration limit) {
            try {
                if (!ended.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    log.atWarn()
                            .addKeyValue("sink", sink.name())
                            .log("sink still busy, it continues from its checkpoint");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
