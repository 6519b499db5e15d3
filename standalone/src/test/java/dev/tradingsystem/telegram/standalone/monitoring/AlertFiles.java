package dev.tradingsystem.telegram.standalone.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/// Prometheus' rules as the repository has them.
final class AlertFiles {

    private static final Path FOLDER = Path.of("..", "monitoring", "prometheus", "alerts");
    private static final Pattern BOUND =
            Pattern.compile("[=<>!]=?\\s*(?:bool\\s+)?(-?[0-9][0-9.e]*)(?:\\s*\\*\\s*([0-9][0-9.e]*))?");
    private static final Pattern BUCKET = Pattern.compile("le=\"([0-9.]+)\"");
    private static final Pattern MATCHERS = Pattern.compile("\\{[^}]*}");

    private static final List<Map<?, ?>> RULES = read();

    private AlertFiles() {}

    /// The values that each alert compares with, and the buckets it counts. For an alert on
    /// equality also the next value up: there its colour changes.
    static Map<String, Set<Double>> bounds() {
        Map<String, Set<Double>> bounds = new TreeMap<>();
        rules().filter(rule -> rule.containsKey("alert"))
                .forEach(rule ->
                        bounds.put(String.valueOf(rule.get("alert")), bounds(String.valueOf(rule.get("expr")))));
        return bounds;
    }

    private static Set<Double> bounds(String expression) {
        Set<Double> values = new TreeSet<>();
        BUCKET.matcher(expression).results().forEach(found -> values.add(Double.valueOf(found.group(1))));
        BOUND.matcher(MATCHERS.matcher(expression).replaceAll("")).results().forEach(found -> {
            double value = Double.parseDouble(found.group(1));
            values.add(found.group(2) == null ? value : value * Double.parseDouble(found.group(2)));
            if (found.group().startsWith("==")) {
                values.add(value + 1);
            }
        });
        return values;
    }

    /// Names that recording rules give.
    static Set<String> recorded() {
        Set<String> names = new TreeSet<>();
        rules().filter(rule -> rule.containsKey("record"))
                .forEach(rule -> names.add(String.valueOf(rule.get("record"))));
        return names;
    }

    /// The dashboard each alert sends people to.
    static Map<String, String> dashboards() {
        Map<String, String> dashboards = new TreeMap<>();
        rules().filter(rule -> rule.get("annotations") instanceof Map)
                .forEach(rule -> dashboards.put(
                        String.valueOf(rule.get("alert")),
                        String.valueOf(((Map<?, ?>) rule.get("annotations")).get("dashboard_url"))));
        return dashboards;
    }

    private static Stream<Map<?, ?>> rules() {
        return RULES.stream();
    }

    private static List<Map<?, ?>> read() {
        try (var files = Files.list(FOLDER)) {
            List<String> texts = files.filter(file -> file.toString().endsWith(".yml"))
                    .map(AlertFiles::text)
                    .toList();
            return texts.stream()
                    .flatMap(text -> maps(((Map<?, ?>) new Yaml().load(text)).get("groups")))
                    .<Map<?, ?>>flatMap(group -> maps(group.get("rules")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + FOLDER, e);
        }
    }

    private static Stream<Map<?, ?>> maps(Object list) {
        return ((List<?>) list).stream().map(element -> (Map<?, ?>) element);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
