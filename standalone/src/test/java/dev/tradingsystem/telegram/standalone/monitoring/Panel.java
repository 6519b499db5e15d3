package dev.tradingsystem.telegram.standalone.monitoring;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A panel or a row of a dashboard.
///
/// @param json what the file says of it
record Panel(ObjectNode json) {

    /// A query of a panel.
    ///
    /// @param json what the file says of it
    record Target(ObjectNode json) {

        String expression() {
            return json.path("expr").asString("");
        }

        String legend() {
            return json.path("legendFormat").asString("");
        }

        String sql() {
            return json.path("rawSql").asString("");
        }
    }

    static Stream<Panel> in(JsonNode holder) {
        return holder.path("panels").valueStream().map(panel -> new Panel((ObjectNode) panel));
    }

    String type() {
        return text("type");
    }

    String title() {
        return text("title");
    }

    String description() {
        return text("description");
    }

    String unit() {
        return json.at("/fieldConfig/defaults/unit").asString("");
    }

    /// uid of the data source.
    String source() {
        return json.at("/datasource/uid").asString("");
    }

    List<Target> targets() {
        return json.path("targets")
                .valueStream()
                .map(target -> new Target((ObjectNode) target))
                .toList();
    }

    /// What it asks Prometheus.
    List<Target> queries() {
        return targets().stream()
                .filter(target -> !target.expression().isEmpty())
                .toList();
    }

    /// The values at which its colour changes, also of single series.
    Set<Double> thresholds() {
        Set<Double> values = new TreeSet<>();
        json.path("fieldConfig")
                .findValues("steps")
                .forEach(steps -> steps.valueStream()
                        .map(step -> step.path("value"))
                        .filter(JsonNode::isNumber)
                        .forEach(value -> values.add(value.asDouble())));
        return values;
    }

    /// Whether two lie on each other.
    boolean covers(Panel other) {
        return at("x") < other.at("x") + other.at("w")
                && other.at("x") < at("x") + at("w")
                && at("y") < other.at("y") + other.at("h")
                && other.at("y") < at("y") + at("h");
    }

    /// A number of its place in the grid: `x`, `y`, `w` or `h`.
    int at(String key) {
        return json.path("gridPos").path(key).asInt(-1);
    }

    private String text(String key) {
        return json.path(key).asString("");
    }

    @Override
    public String toString() {
        return "panel " + json.path("id").asInt(0) + " \"" + title() + '"';
    }
}
