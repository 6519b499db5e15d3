package dev.tradingsystem.telegram.standalone.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every series that is there to be asked for, with its type: those of sample scrapes, of our
/// meters, of recording rules, and those newer than the exporters that were sampled.
final class KnownMetrics {

    private static final Path MONITORING = Path.of("..", "monitoring", "prometheus");
    private static final Path REFERENCE = Path.of("..", "docs", "reference", "metrics.md");
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) (\\w+)");
    private static final Pattern SERIES = Pattern.compile("(\\w+)[{ ].*");
    private static final Pattern METER = Pattern.compile("\\| `(\\w+)` \\| (counter|gauge|histogram) \\|.*");
    private static final Pattern MENTIONED = Pattern.compile("`([a-z]+_[a-z0-9_]+)` \\((counter|gauge|histogram)");
    private static final List<String> PARTS = List.of("_bucket", "_count", "_sum");

    private static final KnownMetrics READ = new KnownMetrics();

    private final Map<String, String> types = new HashMap<>();

    private KnownMetrics() {
        types.put("up", "gauge");
        types.put("ALERTS", "gauge");
        AlertFiles.recorded().forEach(name -> types.put(name, name.endsWith("_total") ? "counter" : "gauge"));
        samples().flatMap(KnownMetrics::lines).forEach(this::sampled);
        lines(REFERENCE).forEach(this::documented);
        lines(MONITORING.resolve("tests").resolve("newer-metrics.txt"))
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.replaceFirst("\\s.*", ""))
                .forEach(name -> types.putIfAbsent(name, name.endsWith("_total") ? "counter" : "gauge"));
    }

    static KnownMetrics read() {
        return READ;
    }

    boolean contains(String series) {
        return types.containsKey(series);
    }

    /// Whether only its growth means something.
    boolean isCounter(String series) {
        return "counter".equals(types.get(series));
    }

    boolean isGauge(String series) {
        return "gauge".equals(types.get(series));
    }

    private void sampled(String line) {
        var type = TYPE.matcher(line);
        var series = SERIES.matcher(line);
        if (type.matches()) {
            add(type.group(1), type.group(2));
        } else if (!line.startsWith("#") && series.matches()) {
            types.putIfAbsent(series.group(1), "untyped");
        }
    }

    private void documented(String line) {
        var meter = METER.matcher(line);
        if (meter.matches()) {
            add(meter.group(1), meter.group(2));
        }
        MENTIONED.matcher(line).results().forEach(found -> add(found.group(1), found.group(2)));
    }

    private void add(String name, String type) {
        if (type.equals("histogram") || type.equals("summary")) {
            PARTS.forEach(part -> types.put(name + part, "counter"));
        } else {
            types.put(name, type);
        }
    }

    private static Stream<Path> samples() {
        try (var files = Files.list(MONITORING.resolve("tests").resolve("samples"))) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("no samples", e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
