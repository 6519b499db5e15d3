package dev.tradingsystem.telegram.benchmarks.signal;

import java.util.List;

/// How long one stage took, in milliseconds.
///
/// @param from the moment before it
/// @param to the moment at its end
record Stage(String from, String to, int messages, double p50, double p95, double p99, double longest) {

    static Stage of(String from, String to, List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        return new Stage(
                from,
                to,
                sorted.size(),
                at(sorted, 0.5),
                at(sorted, 0.95),
                at(sorted, 0.99),
                sorted.isEmpty() ? Double.NaN : sorted.getLast());
    }

    String text() {
        return "| %s → %s | %d | %.2f | %.2f | %.2f | %.2f |%n".formatted(from, to, messages, p50, p95, p99, longest);
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
