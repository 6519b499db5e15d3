package dev.tradingsystem.telegram.tpcapital.http.signal;

import dev.tradingsystem.telegram.tpcapital.read.Statistics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Counts by bucket, the oldest first; one bucket without a beginning when everything is counted
/// together.
record StatisticsView(List<StatisticsBucket> items) {

    StatisticsView {
        items = List.copyOf(items);
    }

    /// What was counted in a bucket.
    ///
    /// @param outcomes message versions by what they were read as
    /// @param rates the same as shares of all, from 0 to 1
    record StatisticsBucket(
            @Nullable Instant bucket,
            Map<String, Long> statuses,
            Map<String, Long> types,
            Map<String, Long> assets,
            Map<String, Long> outcomes,
            Map<String, Double> rates) {}

    static StatisticsView of(Map<String, List<Statistics.Count>> signals, List<Statistics.Count> outcomes) {
        List<Statistics.Count> all = new ArrayList<>(outcomes);
        signals.values().forEach(all::addAll);
        Stream<@Nullable Instant> buckets = all.stream().map(Statistics.Count::bucket);
        return new StatisticsView(buckets.distinct()
                .sorted(Comparator.nullsFirst(Comparator.naturalOrder()))
                .map(bucket -> bucket(bucket, signals, outcomes))
                .toList());
    }

    private static StatisticsBucket bucket(
            @Nullable Instant bucket, Map<String, List<Statistics.Count>> signals, List<Statistics.Count> outcomes) {
        Map<String, Long> read = of(bucket, outcomes);
        long total = read.values().stream().mapToLong(Long::longValue).sum();
        Map<String, Double> rates = new LinkedHashMap<>();
        read.forEach((word, count) -> rates.put(word, Math.round(1e4 * count / total) / 1e4));
        return new StatisticsBucket(
                bucket,
                of(bucket, signals.getOrDefault("status", List.of())),
                of(bucket, signals.getOrDefault("type", List.of())),
                of(bucket, signals.getOrDefault("asset", List.of())),
                read,
                rates);
    }

    private static Map<String, Long> of(@Nullable Instant bucket, List<Statistics.Count> counts) {
        Map<String, Long> words = new LinkedHashMap<>();
        counts.stream()
                .filter(count -> Objects.equals(count.bucket(), bucket))
                .forEach(count -> words.put(count.word(), count.count()));
        return words;
    }
}
