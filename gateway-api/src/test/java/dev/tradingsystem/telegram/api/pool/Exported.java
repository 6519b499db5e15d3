package dev.tradingsystem.telegram.api.pool;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a scrape would show.
record Exported(MetricSnapshots snapshots) {

    List<String> names() {
        return snapshots.stream().map(Exported::name).toList();
    }

    private static String name(MetricSnapshot snapshot) {
        String name = snapshot.getMetadata().getPrometheusName();
        return switch (snapshot) {
            case CounterSnapshot _ -> name + "_total";
            case InfoSnapshot _ -> name + "_info";
            default -> name;
        };
    }

    private Stream<? extends DataPointSnapshot> points(String name) {
        return snapshots.stream()
                .filter(snapshot -> name(snapshot).equals(name))
                .flatMap(snapshot -> snapshot.getDataPoints().stream());
    }

    List<String> labels(String name, String label) {
        return points(name).map(point -> point.getLabels().get(label)).toList();
    }

    /// The sum over the series that have these labels; not a number when there is none.
    double value(String name, Map<String, String> labels) {
        return points(name)
                .filter(point -> labels.entrySet().stream()
                        .allMatch(label ->
                                label.getValue().equals(point.getLabels().get(label.getKey()))))
                .map(Exported::value)
                .reduce(Double::sum)
                .orElse(Double.NaN);
    }

    private static Double value(DataPointSnapshot point) {
        return switch (point) {
            case CounterDataPointSnapshot counter -> counter.getValue();
            case GaugeDataPointSnapshot gauge -> gauge.getValue();
            default -> 1.0;
        };
    }
}
