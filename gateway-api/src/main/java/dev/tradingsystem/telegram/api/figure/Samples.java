package dev.tradingsystem.telegram.api.figure;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects one answer's samples by name. Of two with the same name and labels the later counts;
/// a counter that is no number, or below 0, is left out.
public final class Samples {

    private final Map<String, Map<Labels, Double>> counters = new LinkedHashMap<>();
    private final Map<String, Map<Labels, Double>> gauges = new LinkedHashMap<>();
    private final List<MetricSnapshot> infos = new ArrayList<>();
    private final Map<String, String> help = new LinkedHashMap<>();

    /// What only grows.
    ///
    /// @param name without the `_total` that a scrape adds
    public void counter(String name, String meaning, Labels labels, double value) {
        if (value >= 0 && Double.isFinite(value)) {
            add(counters, name, meaning, labels, value);
        }
    }

    public void gauge(String name, String meaning, Labels labels, double value) {
        add(gauges, name, meaning, labels, value);
    }

    /// A fact that is all labels; its value is 1.
    ///
    /// @param name without the `_info` that a scrape adds; not given twice
    public void info(String name, String meaning, Labels labels) {
        infos.add(InfoSnapshot.builder()
                .name(name)
                .help(meaning)
                .dataPoint(new InfoDataPointSnapshot(labels))
                .build());
    }

    private void add(Map<String, Map<Labels, Double>> kind, String name, String meaning, Labels labels, double value) {
        help.put(name, meaning);
        kind.computeIfAbsent(name, _ -> new LinkedHashMap<>()).put(labels, value);
    }

    /// All of them, as a scrape wants them.
    public MetricSnapshots snapshots() {
        List<MetricSnapshot> all = new ArrayList<>(infos);
        counters.forEach((name, points) -> {
            var counter = CounterSnapshot.builder().name(name).help(help.get(name));
            points.forEach((labels, value) -> counter.dataPoint(CounterDataPointSnapshot.builder()
                    .labels(labels)
                    .value(value)
                    .build()));
            all.add(counter.build());
        });
        gauges.forEach((name, points) -> {
            var gauge = GaugeSnapshot.builder().name(name).help(help.get(name));
            points.forEach((labels, value) -> gauge.dataPoint(
                    GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
            all.add(gauge.build());
        });
        return new MetricSnapshots(all);
    }
}
