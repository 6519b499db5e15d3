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

/// What is waiting in the lanes becomes one batch: 1 at rest, hundreds under load; at most one append in flight.
final class Batcher implements LeaseHolder {

    private static final Logger log = LoggerFactory.getLogger(Batcher.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final long NEVER = Long.MAX_VALUE;

    private final IngestLanes lanes;
    private final MessageLog messageLog;
    private final IngestCounts counts;
    private final IngestMetrics metrics;
    private final List<LogFollower> followers;
    private final Duration finishLimit;
    private volatile long end = NEVER;
    private volatile @Nullable Thread thread;

    Batcher(
            IngestLanes lanes,
            MessageLog messageLog,
            IngestCounts counts,
            IngestMetrics metrics,
            List<LogFollower> followers,
            Duration finishLimit) {
        this.lanes = lanes;
        this.messageLog = messageLog;
        this.counts = counts;
        this.metrics = metrics;
        this.followers = List.copyOf(followers);
        this.finishLimit = finishLimit;
    }

    @Override
    public void taken(Lease lease) {
        awaitThread(Duration.ofSeconds(5));
        end = NEVER;
        thread = Thread.ofPlatform().name("batcher").start(() -> run(lease));
    }

    private void run(Lease lease) {
        var appender = new BatchAppender(messageLog, lease, counts, metrics, this::handOver, this::goesOn);
        try {
            while (end == NEVER || (goesOn() && lanes.size() > 0)) {
                List<EncodedEvent> events = lanes.take(LOOK);
                if (!events.isEmpty()) {
                    appender.append(events);
                }
            }
        } catch (BatchAppender.NotWriter e) {
            end = System.nanoTime();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        forgetWhatWaits();
    }

    private void forgetWhatWaits() {
        int forgotten = lanes.clear();
        if (forgotten > 0) {
            counts.forgotten(forgotten);
            metrics.forgotten(forgotten);
            log.atWarn().addKeyValue("count", forgotten).log("writing ended, what waited is left to the next writer");
        }
    }

    private void handOver(Appended.Committed committed) {
        followers.forEach(follower -> follower.offer(committed));
    }

    private boolean goesOn() {
        return end == NEVER || end - System.nanoTime() > 0;
    }

    @Override
    public void lost() {
        end = System.nanoTime();
    }

    @Override
    public void finish() {
        end = System.nanoTime() + finishLimit.toNanos();
        awaitThread(finishLimit.plusSeconds(1));
    }

    private void awaitThread(Duration limit) {
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            running.join(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
