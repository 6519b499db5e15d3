package dev.tradingsystem.telegram.standalone.monitoring.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The rules of the repository as queries. A recording rule is asked whole; of an alert, which at
/// rest answers nothing, everything it looks at is asked ([Selectors]).
final class Rules {

    private static final Path FOLDER = Path.of("..", "monitoring", "prometheus", "alerts");

    private Rules() {}

    static List<Path> files() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + FOLDER, e);
        }
    }

    static List<Query> queries() {
        return files().stream().flatMap(Rules::queries).toList();
    }

    private static Stream<Query> queries(Path file) {
        return Hurried.rules(PrometheusFiles.read(file)).list("groups").stream()
                .flatMap(group -> group.list("rules").stream())
                .flatMap(rule -> queriesOf(rule.entries()));
    }

    private static Stream<Query> queriesOf(Map<String, Object> rule) {
        String expression = String.valueOf(rule.get("expr"));
        if (rule.containsKey("record")) {
            return Stream.of(new Query("rule " + rule.get("record"), expression));
        }
        return Selectors.in(expression).stream().map(selector -> new Query("alert " + rule.get("alert"), selector));
    }
}
