package dev.tradingsystem.telegram.standalone.monitoring;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Every series that is there to be asked for, with its type: those of sample scrapes, of our
/// meters, of recording rules, and those newer than the exporters that were sampled.
final class KnownMetrics {

    private static final Path REFERENCE = Path.of("..", "docs", "reference", "metrics.md");
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) (\\w+)");
    private static final Pattern SERIES = Pattern.compile("(\\w+)[{ ].*");
    private static final Pattern METER = Pattern.compile("\\| `(\\w+)` \\| (counter|gauge|histogram) \\|.*");
    private static final Pattern MENTIONED = Pattern.compile("`([a-z]+_[a-z0-9_]+)` \\((counter|gauge|histogram)");
    private static final List<String> PARTS = List.of("_bucket", "_count", "_sum");

    private static final KnownMetrics READ = new KnownMetrics();

    private final Map<String, String> types = new HashMap<>();
    private final Set<String> needless = new TreeSet<>();

    private KnownMetrics() {
        RuleFiles.listed("tests/samples", ".prom")
                .forEach(file ->
                        RuleFiles.text(RuleFiles.FOLDER.resolve(file)).lines().forEach(this::sampled));
        RuleFiles.text(REFERENCE).lines().forEach(this::documented);
        RuleFiles.text(RuleFiles.FOLDER.resolve("tests/newer-metrics.txt"))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.replaceFirst("\\s.*", ""))
                .forEach(this::newer);
        RuleFiles.recorded().forEach(this::guessed);
        types.put("up", "gauge");
        types.put("ALERTS", "gauge");
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

    /// Those that are called newer though a sample or our page has them.
    Set<String> needlesslyNewer() {
        return needless;
    }

    private void newer(String name) {
        if (contains(name)) {
            needless.add(name);
        }
        guessed(name);
    }

    private void guessed(String name) {
        types.putIfAbsent(name, name.endsWith("_total") ? "counter" : "gauge");
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
}
