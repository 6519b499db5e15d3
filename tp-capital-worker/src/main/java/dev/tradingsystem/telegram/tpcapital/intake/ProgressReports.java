package dev.tradingsystem.telegram.tpcapital.intake;

import dev.tradingsystem.telegram.store.consumer.ConsumerReports;
import dev.tradingsystem.telegram.store.consumer.StageTimes;
import dev.tradingsystem.telegram.tpcapital.signal.Outcome;
import dev.tradingsystem.telegram.tpcapital.signal.SignalDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Tells the gateway's database how far we are and what we did, in batches and off the path of
/// the message. Only a display: a report that is lost, or dropped because too many wait, changes
/// nothing else.
final class ProgressReports {

    private static final Logger log = LoggerFactory.getLogger(ProgressReports.class);
    private static final int MOST_WAITING = 10_000;
    private static final int BATCH = 500;
    private static final long PATIENCE_MILLIS = 200;

    private final ConsumerReports reports;
    private final BlockingQueue<Report> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    ProgressReports(ConsumerReports reports) {
        this.reports = reports;
    }

    private record Report(
            long channelId, long offset, @Nullable StageTimes mark) {}

    /// Takes a report and returns at once.
    void add(List<Outcome> outcomes, long offset) {
        for (Outcome outcome : outcomes) {
            var report = new Report(outcome.change().channelId(), offset, mark(outcome, null));
            if (!waiting.offer(report)) {
                return;
            }
        }
    }

    /// Adds the time at which the delivery was acknowledged.
    void acked(Outcome outcome, Instant at) {
        boolean _ = waiting.offer(new Report(outcome.change().channelId(), 0, mark(outcome, at)));
    }

    void start() {
        running = true;
        thread = Thread.ofVirtual().name("progress-reports").start(this::run);
    }

    /// Ends after what is waiting was sent, or could not be.
    void stop() {
        running = false;
        Thread reporter = thread;
        if (reporter != null) {
            try {
                boolean _ = reporter.join(Duration.ofSeconds(5));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        while (running || !waiting.isEmpty()) {
            try {
                List<Report> batch = next();
                if (!batch.isEmpty()) {
                    send(batch);
                }
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private List<Report> next() throws InterruptedException {
        List<Report> batch = new ArrayList<>();
        Report first = waiting.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            waiting.drainTo(batch, BATCH - 1);
        }
        return batch;
    }

    private void send(List<Report> batch) {
        Map<Long, Long> offsets = new HashMap<>();
        List<StageTimes> marks = new ArrayList<>();
        for (Report report : batch) {
            offsets.merge(report.channelId(), report.offset(), Math::max);
            if (report.mark() != null) {
                marks.add(report.mark());
            }
        }
        try {
            reports.report(SignalDesk.CONSUMER, offsets, marks);
        } catch (DataAccessException e) {
            log.atDebug().addKeyValue("count", batch.size()).setCause(e).log("a progress report was lost");
        }
    }

    /// Redeliveries tell nothing new.
    private static @Nullable StageTimes mark(Outcome outcome, @Nullable Instant ackedAt) {
        StageTimes.Outcome word = switch (outcome.result()) {
            case PROCESSED -> StageTimes.Outcome.PROCESSED;
            case IGNORED -> StageTimes.Outcome.IGNORED;
            case FAILED -> StageTimes.Outcome.FAILED;
            case PARKED -> StageTimes.Outcome.PARKED;
            case KNOWN -> null;
        };
        return word == null
                ? null
                : new StageTimes(
                        outcome.change().channelId(),
                        outcome.change().messageId(),
                        outcome.change().version(),
                        word,
                        outcome.reason(),
                        outcome.attempts(),
                        outcome.parsedAt(),
                        outcome.storedAt(),
                        ackedAt);
    }
}
