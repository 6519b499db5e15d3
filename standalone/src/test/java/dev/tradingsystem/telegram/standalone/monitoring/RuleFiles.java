package dev.tradingsystem.telegram.standalone.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/// Rules of Prometheus and the cases they are tested by, as they stand in the repository.
final class RuleFiles {

    static final Path FOLDER = Path.of("..", "monitoring", "prometheus");

    private static final List<WrittenRule> RULES = read();

    private RuleFiles() {}

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

    /// All of them; read once.
    static List<WrittenRule> rules() {
        return RULES;
    }

    static List<WrittenRule> alerts() {
        return RULES.stream().filter(WrittenRule::alert).toList();
    }

    /// The values that each alert compares with.
    static Map<String, Set<Double>> bounds() {
        return alerts().stream().collect(Collectors.toMap(WrittenRule::name, WrittenRule::bounds));
    }

    /// Names that recording rules give.
    static Set<String> recorded() {
        return RULES.stream()
                .filter(rule -> !rule.alert())
                .map(WrittenRule::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<WrittenRule> read() {
        return listed("alerts", ".yml").stream()
                .flatMap(file -> maps(parsed(file).get("groups")))
                .flatMap(group -> maps(group.get("rules")))
                .map(RuleFiles::rule)
                .toList();
    }

    private static WrittenRule rule(Map<?, ?> rule) {
        boolean alert = rule.containsKey("alert");
        return new WrittenRule(
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
