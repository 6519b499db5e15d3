package dev.tradingsystem.telegram.gateway.ingest;

import dev.tradingsystem.telegram.gateway.lease.LeaseHolder;
import dev.tradingsystem.telegram.gateway.sink.LogFollower;
import dev.tradingsystem.telegram.store.lease.Lease;
import dev.tradingsystem.telegram.store.log.Appended;
import dev.tradingsystem.telegram.store.log.EncodedEvent;
import dev.tradingsystem.telegram.store.log.MessageLog;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is waiting in the lanes becomes one batch: 1 at rest, hundreds under load; at most one
/// append in flight.
final class Batcher implements LeaseHolder {

    private static final Logger log = LoggerFactory.getLogger(Batcher.class);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final IngestLanes lanes;
    private final MessageLog messageLog;
    private final IngestCounts counts;
    private final IngestMetrics metrics;
    private final List<LogFollower> followers;
    private final List<UnheldListener> unheld;
    private final Receipts receipts;
    private final Duration finishLimit;
    private volatile @Nullable Running running;

    Batcher(
            IngestLanes lanes,
            MessageLog messageLog,
            IngestCounts counts,
            IngestMetrics metrics,
            List<LogFollower> followers,
            List<UnheldListener> unheld,
            Receipts receipts,
            Duration finishLimit) {
        this.lanes = lanes;
        this.messageLog = messageLog;
        this.counts = counts;
        this.metrics = metrics;
        this.followers = List.copyOf(followers);
        this.unheld = List.copyOf(unheld);
        this.receipts = receipts;
        this.finishLimit = finishLimit;
    }

    @Override
    public void taken(Lease lease) {
        metrics.startedAt(lease.lastSeq());
        var next = new Running(lease, running);
        running = next;
        next.thread.start();
    }

    @Override
    public void lost() {
        Running current = running;
        if (current != null) {
            current.endWithin(Duration.ZERO);
        }
    }

    @Override
    public void finish() {
        Running current = running;
        if (current != null) {
            current.endWithin(finishLimit);
            current.await(finishLimit.plusSeconds(1));
        }
    }

    private void handOver(Appended.Committed committed) {
        followers.forEach(follower -> follower.offer(committed));
    }

    private void forgetWhatWaits() {
        int forgotten = lanes.clear();
        receipts.forgottenAll();
        if (forgotten > 0) {
            counts.forgotten(forgotten);
            metrics.forgotten(forgotten);
            log.atWarn().addKeyValue("count", forgotten).log("writing ended, what waited is left to the next writer");
        }
    }

    /// Writing under one fence. The one before it has ended: the database refuses its fence, and
    /// it its lanes.
    private final class Running {

        private static final long NEVER = Long.MAX_VALUE;

        private final Lease lease;
        private final @Nullable Running before;
        private final Thread thread = Thread.ofPlatform().name("batcher").unstarted(this::run);
        private volatile long end = NEVER;

        Running(Lease lease, @Nullable Running before) {
            this.lease = lease;
            this.before = before;
        }

        private void run() {
            Running old = before;
            if (old != null) {
                old.endWithin(Duration.ZERO);
                old.await(Duration.ofMinutes(1));
            }
            var appender = new BatchAppender(
                    messageLog, lease, counts, metrics, Batcher.this::handOver, unheld, receipts, this::goesOn);
            try {
                while (end == NEVER || (goesOn() && lanes.size() > 0)) {
                    List<EncodedEvent> events = lanes.take(LOOK);
                    if (!events.isEmpty()) {
                        appender.append(events);
                    }
                }
            } catch (BatchAppender.NotWriter e) {
                log.atDebug().addKeyValue("fence", lease.fence().number()).log("not the writer any more");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            forgetWhatWaits();
        }

        private boolean goesOn() {
            return end == NEVER || end - System.nanoTime() > 0;
        }

        void endWithin(Duration limit) {
            end = System.nanoTime() + limit.toNanos();
        }

        void await(Duration limit) {
            try {
                boolean _ = thread.join(limit);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
