package dev.tradingsystem.telegram.gateway.retention;

import dev.tradingsystem.telegram.gateway.coverage.Retention;
import dev.tradingsystem.telegram.gateway.lease.LeaseHolder;
import dev.tradingsystem.telegram.store.lease.Fence;
import dev.tradingsystem.telegram.store.lease.Lease;
import dev.tradingsystem.telegram.store.retention.CompressionAge;
import dev.tradingsystem.telegram.store.retention.Dropped;
import dev.tradingsystem.telegram.store.retention.RetentionRun;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// While this process holds the lease: once the age of compression, then once a day what is older
/// than the retention. Without a retention nothing is ever dropped.
final class RetentionJob implements LeaseHolder {

    private static final Logger log = LoggerFactory.getLogger(RetentionJob.class);
    private static final Duration RETRY_AFTER = Duration.ofMinutes(10);
    private static final Duration TO_END = Duration.ofSeconds(3);

    private final DataSource database;
    private final Retention retention;
    private final StorageProperties properties;
    private final RetentionMetrics metrics;
    private volatile @Nullable Keeping keeping;

    RetentionJob(DataSource database, Retention retention, StorageProperties properties, RetentionMetrics metrics) {
        this.database = database;
        this.retention = retention;
        this.properties = properties;
        this.metrics = metrics;
    }

    @Override
    public void taken(Lease lease) {
        var next = new Keeping(lease.fence());
        keeping = next;
        next.thread.start();
    }

    @Override
    public void lost() {
        Keeping current = keeping;
        keeping = null;
        if (current != null) {
            current.over.countDown();
            current.thread.interrupt();
        }
    }

    @Override
    public void finish() {
        Keeping current = keeping;
        keeping = null;
        if (current != null) {
            current.end();
        }
    }

    /// Whether there is nothing it will ever do under this lease.
    boolean isOver() {
        Keeping current = keeping;
        return current == null || !current.thread.isAlive();
    }

    /// The work under one fence.
    private final class Keeping {

        private final Fence fence;
        private final CountDownLatch over = new CountDownLatch(1);
        private final Thread thread = Thread.ofVirtual().name("retention").unstarted(this::run);

        Keeping(Fence fence) {
            this.fence = fence;
        }

        /// Interrupted only when it does not end by itself: that would break its connection.
        void end() {
            over.countDown();
            try {
                if (!thread.join(TO_END)) {
                    thread.interrupt();
                }
            } catch (InterruptedException e) {
                thread.interrupt();
                Thread.currentThread().interrupt();
            }
        }

        private void run() {
            try {
                while (!compress() && !isOverAfter(RETRY_AFTER)) {
                    log.atDebug().log("age of compression is tried again");
                }
                Duration pause = properties.dropFirstAfter();
                while (!isOverAfter(pause)) {
                    Instant cutOff = retention.cutOff();
                    if (cutOff == null) {
                        return;
                    }
                    pause = drop(cutOff) ? properties.dropEvery() : RETRY_AFTER;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean isOverAfter(Duration pause) throws InterruptedException {
            return over.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        }

        private boolean compress() {
            try {
                if (new CompressionAge(database).apply(properties.compressAfterDays())) {
                    log.atInfo()
                            .addKeyValue("count", properties.compressAfterDays())
                            .log("messages are compressed after so many days from now on");
                }
                return true;
            } catch (DataAccessException e) {
                log.atWarn().addKeyValue("error", e.getMessage()).log("age of compression could not be set");
                return false;
            }
        }

        private boolean drop(Instant cutOff) throws InterruptedException {
            long begun = System.nanoTime();
            var run = new RetentionRun(database, fence, () -> over.getCount() > 0);
            try {
                boolean whole = run.drop(cutOff);
                say(run.dropped(), cutOff, whole, Duration.ofNanos(System.nanoTime() - begun));
                return whole;
            } catch (DataAccessException e) {
                log.atWarn()
                        .addKeyValue("error", e.getMessage())
                        .log("what is older than {} could not be dropped, tried again later", cutOff);
                return false;
            } finally {
                metrics.dropped(run.dropped());
            }
        }
    }

    private static void say(Dropped dropped, Instant cutOff, boolean whole, Duration took) {
        log.atInfo()
                .addKeyValue("outcome", whole ? "whole" : "cut off")
                .addKeyValue("count", dropped.messages())
                .addKeyValue("seq", dropped.floor())
                .addKeyValue("tookMs", took.toMillis())
                .log(
                        whole
                                ? "dropped what is older than {}: {}; the log begins at {}"
                                : "dropped a part of what is older than {}: {}; the next run goes on",
                        cutOff,
                        inWords(dropped),
                        dropped.floor());
    }

    private static String inWords(Dropped dropped) {
        return "%d messages, %d changes, %d chunks of %d bytes"
                .formatted(dropped.messages(), dropped.changes(), dropped.chunks(), dropped.bytes());
    }
}
