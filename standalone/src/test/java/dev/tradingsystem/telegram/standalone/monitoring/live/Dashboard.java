package dev.tradingsystem.telegram.standalone.monitoring.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A dashboard as Grafana reads it.
///
/// @param uid its name in addresses
/// @param title what stands above it
/// @param panels those that ask Prometheus, with those in rows, in order
record Dashboard(String uid, String title, List<Panel> panels) {

    private static final Path FOLDER = Path.of("..", "monitoring", "grafana", "dashboards");
    private static final String WINDOW = "5s";

    Dashboard {
        panels = List.copyOf(panels);
    }

    /// One panel.
    ///
    /// @param unit Grafana's name of the unit, empty for none
    /// @param targets what it asks, with every variable at "all"
    record Panel(String title, String type, String unit, List<Target> targets) {

        Panel {
            targets = List.copyOf(targets);
        }
    }

    /// One query of a panel.
    ///
    /// @param legend Grafana's pattern for the name of a series, empty for all labels
    record Target(String expression, String legend) {}

    /// All of the repository.
    static List<Dashboard> all() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Dashboard::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + FOLDER, e);
        }
    }

    List<Query> queries() {
        return panels.stream()
                .flatMap(panel -> panel.targets().stream()
                        .map(target -> new Query(uid + " / " + panel.title(), target.expression())))
                .toList();
    }

    private static Dashboard read(Path file) {
        JsonNode root = JsonMapper.shared().readTree(file);
        Map<String, String> variables = variables(root);
        List<Panel> panels = panels(root)
                .map(panel -> panel(panel, variables))
                .filter(panel -> !panel.targets().isEmpty())
                .toList();
        return new Dashboard(root.path("uid").asString(), root.path("title").asString(), panels);
    }

    private static Stream<JsonNode> panels(JsonNode parent) {
        return parent.path("panels").valueStream().flatMap(panel -> Stream.concat(Stream.of(panel), panels(panel)));
    }

    private static Panel panel(JsonNode panel, Map<String, String> variables) {
        List<Target> targets = panel.path("targets")
                .valueStream()
                .filter(target -> target.has("expr"))
                .map(target -> new Target(
                        substituted(target.path("expr").asString(), variables),
                        target.path("legendFormat").asString("")))
                .toList();
        return new Panel(
                panel.path("title").asString(),
                panel.path("type").asString(),
                panel.path("fieldConfig").path("defaults").path("unit").asString(""),
                targets);
    }

    /// What each variable stands for when nothing is chosen.
    private static Map<String, String> variables(JsonNode root) {
        Map<String, String> variables = new HashMap<>(
                Map.of("__rate_interval", WINDOW, "__interval", WINDOW, "__range", WINDOW, "__range_s", "5"));
        root.path("templating")
                .path("list")
                .valueStream()
                .forEach(variable -> variables.put(variable.path("name").asString(), allOf(variable)));
        return variables;
    }

    private static String allOf(JsonNode variable) {
        if (variable.path("includeAll").asBoolean(false)) {
            return variable.path("allValue").asString(".+");
        }
        return variable.path("current")
                .path("value")
                .asString(variable.path("query").asString(".+"));
    }

    /// Long names first, or `$job` would be found in `$jobs`.
    private static String substituted(String expression, Map<String, String> variables) {
        String text = expression;
        for (String name : variables.keySet().stream()
                .sorted((one, other) -> other.length() - one.length())
                .toList()) {
            String value = variables.getOrDefault(name, "");
            text = text.replaceAll("\\$\\{" + name + "(:[a-z]+)?}", value).replace("$" + name, value);
        }
        return Hurried.windows(text);
    }
}
