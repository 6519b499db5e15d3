package dev.tradingsystem.telegram.gateway.ingest;

import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.store.lease.Lease;
import dev.tradingsystem.telegram.store.log.Appended;
import dev.tradingsystem.telegram.store.log.EncodedEvent;
import dev.tradingsystem.telegram.store.log.MessageLog;
import dev.tradingsystem.telegram.store.log.Outcome;
import dev.tradingsystem.telegram.store.trace.LogScope;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Appends batches under one lease: numbers them, repeats one whose outcome is unknown, halves
/// one that the database refuses for its content until the bad event stands alone.
final class BatchAppender {

    private static final Logger log = LoggerFactory.getLogger(BatchAppender.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final MessageLog messageLog;
    private final Lease lease;
    private final IngestCounts counts;
    private final IngestMetrics metrics;
    private final Consumer<Appended.Committed> sinks;
    private final List<UnheldListener> unheld;
    private final Receipts receipts;
    private final BooleanSupplier goesOn;
    private long batch;

    BatchAppender(
            MessageLog messageLog,
            Lease lease,
            IngestCounts counts,
            IngestMetrics metrics,
            Consumer<Appended.Committed> sinks,
            List<UnheldListener> unheld,
            Receipts receipts,
            BooleanSupplier goesOn) {
        this.messageLog = messageLog;
        this.lease = lease;
        this.counts = counts;
        this.metrics = metrics;
        this.sinks = sinks;
        this.unheld = unheld;
        this.receipts = receipts;
        this.goesOn = goesOn;
        this.batch = lease.batch() + 1;
    }

    /// Appends events, however long the database is away.
    ///
    /// @throws NotWriter when the lease is gone or the time to finish is over; the events are
    ///     counted as forgotten
    void append(List<EncodedEvent> events) {
        switch (answer(events)) {
            case Appended.Committed committed -> committed(events, committed);
            case Appended.Refused refused -> refused(events, refused.reason());
            case Appended.StaleFence stale -> {
                log.atError()
                        .addKeyValue("batch", batch)
                        .addKeyValue("error", stale.reason())
                        .log("append refused");
                throw forget(events);
            }
        }
    }

    private Appended answer(List<EncodedEvent> events) {
        Duration pause = FIRST_PAUSE;
        while (goesOn.getAsBoolean()) {
            try {
                return messageLog.append(lease.fence(), batch, events);
            } catch (DataAccessException e) {
                silent(e, pause.equals(FIRST_PAUSE));
                sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
        throw forget(events);
    }

    private static void silent(DataAccessException e, boolean first) {
        if (first) {
            log.atWarn()
                    .addKeyValue("error", e.getMostSpecificCause().getMessage())
                    .log("database did not answer, the batch is kept and sent again");
        }
    }

    private void committed(List<EncodedEvent> events, Appended.Committed committed) {
        batch++;
        sinks.accept(committed);
        var changes = committed.changes();
        int missing = 0;
        for (int i = 0; i < events.size(); i++) {
            if (committed.outcomes().get(i) instanceof Outcome.Missing) {
                missing++;
                MessageEvent event = events.get(i).event();
                unheld.forEach(listener -> listener.unheld(event));
            }
        }
        int known = committed.outcomes().size() - changes.size() - missing;
        metrics.committed(changes, known, missing, committed.lastSeq());
        counts.done(changes.size(), known, missing);
        receipts.committed(events, committed.outcomes());
    }

    private void refused(List<EncodedEvent> events, String reason) {
        if (events.size() > 1) {
            int half = events.size() / 2;
            append(events.subList(0, half));
            append(events.subList(half, events.size()));
            return;
        }
        EncodedEvent refused = events.getFirst();
        MessageEvent event = refused.event();
        reject(refused, reason);
        try (var _ = LogScope.message(event.channelId(), event.messageId())) {
            log.atError()
                    .addKeyValue("channelId", event.channelId())
                    .addKeyValue("messageId", event.messageId())
                    .addKeyValue("error", reason)
                    .log("event refused by the database, kept among the rejected");
        }
        metrics.rejected();
        counts.rejected();
        receipts.rejected(event);
    }

    private void reject(EncodedEvent event, String reason) {
        while (goesOn.getAsBoolean()) {
            try {
                messageLog.reject(lease.fence(), event, reason);
                return;
            } catch (DataAccessException e) {
                silent(e, false);
                sleep(LONGEST_PAUSE);
            }
        }
        throw forget(List.of(event));
    }

    private NotWriter forget(List<EncodedEvent> events) {
        counts.forgotten(events.size());
        events.forEach(event -> receipts.forgotten(event.event()));
        metrics.forgotten(events.size());
        return new NotWriter();
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// This process may or can no longer write.
    static final class NotWriter extends RuntimeException {
        NotWriter() {
            super("not the writer any more", null, false, false);
        }
    }
}
