package dev.tradingsystem.telegram.standalone.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/// Rules of Prometheus and the cases they are tested by, as they stand in the repository.
final class RuleFiles {

    static final Path FOLDER = Path.of("..", "monitoring", "prometheus");

    private RuleFiles() {}

    /// A rule, alert or recorded.
    ///
    /// @param name of the alert or of the recorded series
    /// @param alert whether it is an alert
    /// @param expression in PromQL
    /// @param labels empty when it has none
    /// @param annotations empty when it has none
    record Written(
            String name,
            boolean alert,
            String expression,
            Map<String, String> labels,
            Map<String, String> annotations) {

        Written {
            labels = Map.copyOf(labels);
            annotations = Map.copyOf(annotations);
        }
    }

    /// What a test expects of an alert at one moment.
    ///
    /// @param alert its name
    /// @param fires whether it is expected to
    /// @param series the selectors of the series the test feeds
    record Case(String alert, boolean fires, List<String> series) {

        Case {
            series = List.copyOf(series);
        }
    }

    static List<Written> rules() {
        return listed("alerts", ".yml").stream()
                .flatMap(file -> maps(parsed(file).get("groups")))
                .flatMap(group -> maps(group.get("rules")))
                .map(RuleFiles::rule)
                .toList();
    }

    static List<Written> alerts() {
        return rules().stream().filter(Written::alert).toList();
    }

    private static Written rule(Map<?, ?> rule) {
        boolean alert = rule.containsKey("alert");
        return new Written(
                String.valueOf(rule.get(alert ? "alert" : "record")),
                alert,
                String.valueOf(rule.get("expr")),
                words(rule.get("labels")),
                words(rule.get("annotations")));
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        listed("tests", ".test.yml").stream()
                .flatMap(file -> maps(parsed(file).get("tests")))
                .forEach(test -> {
                    List<String> series = maps(test.get("input_series"))
                            .map(fed -> String.valueOf(fed.get("series")))
                            .toList();
                    maps(test.get("alert_rule_test"))
                            .map(expected -> new Case(
                                    String.valueOf(expected.get("alertname")),
                                    maps(expected.get("exp_alerts")).findAny().isPresent(),
                                    series))
                            .forEach(cases::add);
                });
        return cases;
    }

    /// Files of a folder below [#FOLDER], relative to it, in order.
    static List<Path> listed(String folder, String ending) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(FOLDER::relativize)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static Map<?, ?> parsed(Path file) {
        return new Yaml().load(text(FOLDER.resolve(file)));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Stream<Map<?, ?>> maps(Object list) {
        return list == null ? Stream.empty() : ((List<?>) list).stream().map(element -> (Map<?, ?>) element);
    }

    private static Map<String, String> words(Object map) {
        if (map == null) {
            return Map.of();
        }
        Map<String, String> words = new TreeMap<>();
        ((Map<?, ?>) map).forEach((name, value) -> words.put(String.valueOf(name), String.valueOf(value)));
        return words;
    }
}
