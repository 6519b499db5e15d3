package dev.tradingsystem.telegram.standalone.monitoring;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A rule, alert or recorded, as it stands in the repository.
///
/// @param name of the alert or of the recorded series
/// @param alert whether it is an alert
/// @param expression in PromQL
/// @param labels empty when it has none
/// @param annotations empty when it has none
record WrittenRule(
        String name, boolean alert, String expression, Map<String, String> labels, Map<String, String> annotations) {

    private static final Pattern BOUND =
            Pattern.compile("[=<>!]=?\\s*(?:bool\\s+)?(-?[0-9][0-9.e]*)(?:\\s*\\*\\s*([0-9][0-9.e]*))?");
    private static final Pattern BUCKET = Pattern.compile("le=\"([0-9.]+)\"");
    private static final Pattern MATCHERS = Pattern.compile("\\{[^}]*}");

    WrittenRule {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /// The values it compares with, and the buckets it counts. For a comparison on equality also
    /// the next value up: there a panel's colour changes.
    Set<Double> bounds() {
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
}
