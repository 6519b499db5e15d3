package dev.tradingsystem.telegram.standalone.monitoring.live;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// One line of a plot.
///
/// @param name what the legend says
/// @param minutes since the beginning
/// @param values of these minutes; not a number where there is none
record Line(String name, List<Double> minutes, List<Double> values) {

    private static final Pattern LABEL = Pattern.compile("\\{\\{\\s*([a-zA-Z0-9_]+)\\s*}}");

    /// The lines of a query's answer.
    ///
    /// @param step seconds from one value to the next; where one is missing the line is broken
    static List<Line> of(JsonNode range, Dashboard.Target target, long since, int step) {
        return range.path("result")
                .valueStream()
                .map(series -> line(series, target, since, step))
                .toList();
    }

    private static Line line(JsonNode series, Dashboard.Target target, long since, int step) {
        List<Double> minutes = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        double expected = Double.MAX_VALUE;
        for (JsonNode value : series.path("values")) {
            double second = value.path(0).asDouble();
            if (second > expected) {
                minutes.add((expected - since) / 60);
                values.add(Double.NaN);
            }
            minutes.add((second - since) / 60);
            values.add(number(value.path(1).asString()));
            expected = second + step;
        }
        return new Line(name(series.path("metric"), target.legend()), minutes, values);
    }

    /// Nothing can be drawn at infinity.
    private static double number(String text) {
        return text.endsWith("Inf") || text.equals("NaN") ? Double.NaN : Double.parseDouble(text);
    }

    private static String name(JsonNode labels, String pattern) {
        if (pattern.isEmpty() || pattern.equals("__auto")) {
            return labels.propertyStream()
                    .map(label -> label.getKey() + "=" + label.getValue().asString())
                    .collect(Collectors.joining(", "));
        }
        return LABEL.matcher(pattern)
                .replaceAll(match ->
                        Matcher.quoteReplacement(labels.path(match.group(1)).asString("")));
    }

    boolean hasNumbers() {
        return values.stream().anyMatch(value -> !value.isNaN());
    }

    double last() {
        return values.stream()
                .filter(value -> !value.isNaN())
                .reduce((_, later) -> later)
                .orElse(Double.NaN);
    }
}
