package dev.tradingsystem.telegram.api.stats;

import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.store.consumer.Consumers;
import dev.tradingsystem.telegram.store.read.Statistics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The few figures that tell whether all is well.
final class Overview {

    private final Statistics statistics;
    private final Consumers consumers;
    private final Spans spans;
    private final MeterRegistry meters;
    private final Clock clock;

    Overview(Statistics statistics, Consumers consumers, Spans spans, MeterRegistry meters, Clock clock) {
        this.statistics = statistics;
        this.consumers = consumers;
        this.spans = spans;
        this.meters = meters;
        this.clock = clock;
    }

    /// A consumer, and how many changes it is behind.
    record Lag(String name, long lag) {}

    /// @param messages all that are held
    /// @param lastHour sent within the last hour
    /// @param last24h sent within the last day
    /// @param unknownIds ids of watched channels without a verdict
    /// @param cacheHitRate share of pages answered by the hot cache since this process started;
    ///     null before the first
    record Figures(
            long messages,
            long lastHour,
            long last24h,
            long unknownIds,
            List<Lag> consumers,
            @Nullable Double cacheHitRate,
            Instant at) {}

    Figures figures(Caller caller) {
        Instant now = clock.instant();
        Instant end = now.plus(Duration.ofMinutes(1));
        List<Long> channels = spans.channels(null, caller);
        return new Figures(
                statistics.held(channels),
                statistics.sent(channels, now.minus(Duration.ofHours(1)), end),
                statistics.sent(channels, now.minus(Duration.ofDays(1)), end),
                statistics.unknownIds(channels),
                consumers.list().stream()
                        .map(each -> new Lag(each.name(), each.lag()))
                        .toList(),
                hitRate(),
                now);
    }

    private @Nullable Double hitRate() {
        double hits = count("api.cache.hits");
        double all = hits + count("api.cache.misses");
        return all == 0 ? null : hits / all;
    }

    private double count(String name) {
        return meters.find(name).counters().stream().mapToDouble(Counter::count).sum();
    }
}
