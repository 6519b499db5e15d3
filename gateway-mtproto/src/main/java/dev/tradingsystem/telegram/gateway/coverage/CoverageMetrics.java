package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.store.coverage.Verdict;
import dev.tradingsystem.telegram.store.read.CoverageCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Promise 1 as numbers: `telegram_coverage_ids` summed over its verdicts is, over all watched
/// channels, latest id − start id + 1.
final class CoverageMetrics {

    private final Clock clock;
    private final Counter backfilled;
    private final Counter audited;
    private final Counter deletions;
    private final Counter repaired;
    private final Counter holes;
    private final Counter floodWaits;
    private final MultiGauge unknownByChannel;
    private volatile List<CoverageCounts> counts = List.of();

    CoverageMetrics(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        backfilled = fetched(registry, Origin.BACKFILL);
        audited = fetched(registry, Origin.AUDIT);
        deletions = registry.counter("telegram.coverage.deletions");
        holes = registry.counter("telegram.history.holes");
        repaired = registry.counter("telegram.coverage.repaired");
        floodWaits = registry.counter("telegram.history.flood.waits");
        for (Verdict verdict : Verdict.values()) {
            Gauge.builder("telegram.coverage.ids", this, metrics -> metrics.sum(verdict))
                    .tag("verdict", verdict.word())
                    .register(registry);
        }
        TimeGauge.builder("telegram.coverage.oldest.unknown", this, TimeUnit.SECONDS, CoverageMetrics::oldestUnknown)
                .register(registry);
        Gauge.builder("telegram.channels.inaccessible", this, CoverageMetrics::inaccessible)
                .register(registry);
        unknownByChannel = MultiGauge.builder("telegram.coverage.unknown").register(registry);
    }

    private static Counter fetched(MeterRegistry registry, Origin origin) {
        return registry.counter("telegram.history.messages", "origin", origin.word());
    }

    /// A page was taken.
    void page(Origin origin, int messages) {
        (origin == Origin.AUDIT ? audited : backfilled).increment(messages);
    }

    /// Deletions were found that nobody had told.
    void deletions(int count) {
        deletions.increment(count);
    }

    /// An answer of history lacked messages that are there.
    void holes(int count) {
        holes.increment(count);
    }

    /// Rows are back that were missing.
    void repaired(long count) {
        repaired.increment((double) count);
    }

    /// Telegram refused with a flood wait.
    void floodWait() {
        floodWaits.increment();
    }

    /// The counts of all watched channels.
    void observed(List<CoverageCounts> observed) {
        counts = List.copyOf(observed);
        unknownByChannel.register(
                observed.stream()
                        .map(channel -> MultiGauge.Row.of(
                                Tags.of("channel", Long.toString(channel.channelId())), channel.unknown()))
                        .toList(),
                true);
    }

    private double sum(Verdict verdict) {
        return counts.stream().mapToLong(channel -> count(channel, verdict)).sum();
    }

    private static long count(CoverageCounts channel, Verdict verdict) {
        return switch (verdict) {
            case STORED -> channel.stored();
            case DELETED -> channel.deleted();
            case SERVICE -> channel.service();
            case INACCESSIBLE -> channel.inaccessible();
            case UNKNOWN -> channel.unknown();
        };
    }

    private double oldestUnknown() {
        return counts.stream()
                .map(CoverageCounts::unknownSince)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(since -> Duration.between(since, clock.instant()).toSeconds())
                .orElse(0L);
    }

    private double inaccessible() {
        return counts.stream().filter(channel -> !channel.accessible()).count();
    }
}
