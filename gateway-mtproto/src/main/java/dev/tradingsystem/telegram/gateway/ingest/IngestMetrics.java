package dev.tradingsystem.telegram.gateway.ingest;

import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `telegram_ingest_received_total = telegram_ingest_updates_total` summed over its outcomes, in
/// flight aside; `telegram_ingest_changes_total` summed over its kinds is what was stored.
final class IngestMetrics {

    private static final Duration[] APPEND_BUCKETS = Stream.of(5, 10, 15, 25, 50, 100, 250, 500, 1_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private static final Duration[] LAG_BUCKETS = Stream.of(1, 2, 5, 10, 30, 60, 300, 900, 3_600)
            .map(Duration::ofSeconds)
            .toArray(Duration[]::new);

    private final Clock clock;
    private final ReceivedByChannel channels;
    private final Counter received;
    private final Counter stored;
    private final Counter duplicate;
    private final Counter missing;
    private final Counter failed;
    private final Counter forgotten;
    private final Map<ChangeKind, Counter> changesByKind = new EnumMap<>(ChangeKind.class);
    private final Timer append;
    private final Timer lag;
    private final DistributionSummary batchSize;
    private final AtomicLong seq = new AtomicLong();
    private volatile @Nullable Instant lastUpdate;

    IngestMetrics(MeterRegistry registry, Clock clock, IngestLanes lanes, ReceivedByChannel channels) {
        this.clock = clock;
        this.channels = channels;
        received = registry.counter("telegram.ingest.received");
        stored = outcome(registry, "stored");
        duplicate = outcome(registry, "duplicate");
        missing = outcome(registry, "missing");
        failed = outcome(registry, "failed");
        forgotten = outcome(registry, "forgotten");
        for (ChangeKind kind : ChangeKind.values()) {
            changesByKind.put(kind, registry.counter("telegram.ingest.changes", "kind", kind.word()));
        }
        append = Timer.builder("telegram.ingest.append")
                .description("update received to committed")
                .serviceLevelObjectives(APPEND_BUCKETS)
                .register(registry);
        lag = Timer.builder("telegram.ingest.lag")
                .description("Telegram's date, in whole seconds, to committed")
                .serviceLevelObjectives(LAG_BUCKETS)
                .register(registry);
        batchSize = DistributionSummary.builder("telegram.ingest.batch.size")
                .description("events per append")
                .serviceLevelObjectives(1, 10, 50, 100, 250, 500)
                .register(registry);
        Gauge.builder("telegram.ingest.buffered", lanes, IngestLanes::size).register(registry);
        Gauge.builder("telegram.log.seq", seq, AtomicLong::get).register(registry);
        TimeGauge.builder("telegram.ingest.last.update", this, TimeUnit.MILLISECONDS, IngestMetrics::lastUpdateMillis)
                .description("age of the newest update")
                .register(registry);
    }

    private static Counter outcome(MeterRegistry registry, String outcome) {
        return registry.counter("telegram.ingest.updates", "outcome", outcome);
    }

    /// Where the account's writing stood when this process took over.
    void startedAt(long lastSeq) {
        seq.accumulateAndGet(lastSeq, Math::max);
    }

    void received(long channelId) {
        received.increment();
        channels.received(channelId);
        lastUpdate = clock.instant();
    }

    void committed(List<Change> changes, int known, int notHeld, long lastSeq) {
        int size = changes.size() + known + notHeld;
        Instant now = clock.instant();
        changes.forEach(change -> stored(change, now));
        stored.increment(changes.size());
        duplicate.increment(known);
        missing.increment(notHeld);
        batchSize.record(size);
        seq.accumulateAndGet(lastSeq, Math::max);
    }

    private void stored(Change change, Instant now) {
        append.record(Duration.between(change.receivedAt(), now));
        Counter byKind = changesByKind.get(change.kind());
        if (byKind != null) {
            byKind.increment();
        }
        Instant dated = dated(change);
        if (dated != null) {
            lag.record(Duration.between(dated, now));
        }
    }

    /// Telegram's date of what just happened there: history is as old as it is, and of a deletion
    /// nobody says when it was. The clocks may differ, and a timer leaves out what is negative.
    private static @Nullable Instant dated(Change change) {
        if (change.origin() != Origin.LIVE) {
            return null;
        }
        return switch (change.kind()) {
            case POSTED -> change.message().sentAt();
            case EDITED -> change.message().editedAt();
            case DELETED -> null;
        };
    }

    void rejected() {
        failed.increment();
    }

    void forgotten(int count) {
        forgotten.increment(count);
    }

    private double lastUpdateMillis() {
        Instant last = lastUpdate;
        return last == null
                ? Double.NaN
                : Duration.between(last, clock.instant()).toMillis();
    }
}
