package dev.tradingsystem.telegram.standalone.monitoring;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The bounds at which rules and panels look into a histogram: a bucket that is counted, the value
/// a quantile is compared with, a line drawn across one. Where the histogram has no bucket the
/// first finds nothing, and the others are guessed.
public final class NamedBuckets {

    private static final Pattern BOUND = Pattern.compile("\\ble=\"([0-9.]+)\"");
    private static final String ENDING = "_bucket";
    private static final String QUANTILE = "histogram_quantile";

    private NamedBuckets() {}

    /// Bounds in seconds by the name of the histogram; a histogram without any is left out.
    public static Map<String, Set<Double>> all() {
        Map<String, Set<Double>> all = new TreeMap<>();
        RuleFiles.rules().forEach(rule -> add(all, rule.expression(), rule.alert() ? rule.bounds() : Set.of()));
        Dashboard.all().stream()
                .flatMap(dashboard -> dashboard.panels().stream())
                .forEach(panel -> panel.queries().forEach(query -> add(all, query.expression(), panel.thresholds())));
        all.values().removeIf(Set::isEmpty);
        return all;
    }

    private static void add(Map<String, Set<Double>> all, String expression, Set<Double> bounds) {
        for (Selector selector : Selector.in(expression)) {
            if (selector.metric().endsWith(ENDING)) {
                var histogram = all.computeIfAbsent(name(selector), _ -> new TreeSet<>());
                histogram.addAll(counted(selector).collect(Collectors.toSet()));
                if (expression.startsWith(QUANTILE)) {
                    histogram.addAll(bounds);
                }
            }
        }
    }

    private static String name(Selector selector) {
        return selector.metric().substring(0, selector.metric().length() - ENDING.length());
    }

    private static Stream<Double> counted(Selector selector) {
        return BOUND.matcher(selector.matchers()).results().map(found -> Double.valueOf(found.group(1)));
    }
}
