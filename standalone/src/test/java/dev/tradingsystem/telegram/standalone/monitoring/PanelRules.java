package dev.tradingsystem.telegram.standalone.monitoring;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a panel says to its reader.
final class PanelRules {

    private static final List<String> KEYS = List.of(
            "id",
            "type",
            "title",
            "description",
            "collapsed",
            "gridPos",
            "datasource",
            "fieldConfig",
            "options",
            "transformations",
            "targets",
            "panels");
    private static final Set<String> UNITS = Set.of(
            "none", "short", "s", "m", "dateTimeFromNow", "bytes", "Bps", "percentunit", "ops", "reqps", "mps", "eps");
    private static final Set<String> MADE = Set.of("rate", "increase", "count", "deriv");
    private static final Pattern RUNBOOKS = Pattern.compile("Runbooks?: ([A-Za-z, ]+)\\.");
    private static final Pattern LINES = Pattern.compile("Lines?: ([^.]*(?:\\.[0-9][^.]*)*)");
    private static final Pattern NUMBER = Pattern.compile("([0-9.]*[0-9])(?: (ms|%|GB))?");
    private static final Map<String, Double> SCALES = Map.of("ms", 1e-3, "%", 1e-2, "GB", 1e9);
    private static final String POSTGRES = "telegram-postgres";

    private PanelRules() {}

    /// So that two panels can be compared line by line.
    static Stream<String> keyOrder(Dashboard dashboard) {
        return dashboard
                .everything()
                .filter(panel -> !KEYS.stream()
                        .filter(panel.json()::has)
                        .toList()
                        .equals(List.copyOf(panel.json().propertyNames())))
                .map(panel -> "keys are " + panel.json().propertyNames() + ": " + panel);
    }

    static Stream<String> words(Dashboard dashboard) {
        Set<String> titles = new HashSet<>();
        return dashboard
                .everything()
                .filter(panel -> panel.title().isBlank()
                        || !titles.add(panel.title())
                        || (!panel.type().equals("row") && panel.description().length() < 40))
                .map(panel -> "no title of its own, or no description: " + panel);
    }

    static Stream<String> units(Dashboard dashboard) {
        return dashboard.panels().stream()
                .filter(panel -> !UNITS.contains(panel.unit()) || !isUnitOf(panel))
                .map(panel -> "unit " + panel.unit() + ": " + panel);
    }

    private static boolean isUnitOf(Panel panel) {
        return panel.queries().stream()
                .map(target -> unitOf(target.expression()))
                .allMatch(unit -> unit.isEmpty() || unit.equals(panel.unit()));
    }

    /// Seconds and bytes are shown as such; nothing where something was made of them.
    private static String unitOf(String expression) {
        Selector first = Selector.in(expression).getFirst();
        if (expression.startsWith("histogram_quantile")) {
            return "s";
        }
        if (expression.contains("/") || expression.contains("*") || MADE.contains(first.function())) {
            return "";
        }
        return first.metric().endsWith("_seconds") ? "s" : first.metric().endsWith("_bytes") ? "bytes" : "";
    }

    static Stream<String> dataSource(Dashboard dashboard) {
        return dashboard.panels().stream()
                .filter(panel -> !panel.source().equals("${datasource}")
                        && !(panel.source().equals(POSTGRES)
                                && panel.targets().stream()
                                        .noneMatch(target -> target.sql().isBlank())))
                .map(panel -> "data source " + panel.source() + ": " + panel);
    }

    static Stream<String> runbooks(Dashboard dashboard) {
        Set<String> alerts = RuleFiles.bounds().keySet();
        return dashboard.panels().stream()
                .flatMap(panel -> alertsOf(panel)
                        .filter(alert -> !alerts.contains(alert))
                        .map(alert -> "no alert " + alert + ": " + panel));
    }

    /// A line is where an alert of the panel's runbooks fires, or the text says what it is.
    static Stream<String> thresholds(Dashboard dashboard) {
        Map<String, Set<Double>> bounds = RuleFiles.bounds();
        return dashboard.panels().stream().flatMap(panel -> {
            Set<Double> explained = new HashSet<>(lines(panel.description()));
            alertsOf(panel).forEach(alert -> explained.addAll(bounds.getOrDefault(alert, Set.of())));
            return panel.thresholds().stream()
                    .filter(value -> explained.stream().noneMatch(bound -> Math.abs(bound - value) < 1e-9))
                    .map(value -> "threshold " + value + " is none of " + explained + ": " + panel);
        });
    }

    private static Set<Double> lines(String description) {
        Set<Double> values = new HashSet<>();
        LINES.matcher(description)
                .results()
                .forEach(found -> NUMBER.matcher(found.group(1))
                        .results()
                        .forEach(number -> values.add(Double.parseDouble(number.group(1))
                                * (number.group(2) == null ? 1 : SCALES.get(number.group(2))))));
        return values;
    }

    private static Stream<String> alertsOf(Panel panel) {
        return RUNBOOKS.matcher(panel.description())
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(", ")));
    }
}
