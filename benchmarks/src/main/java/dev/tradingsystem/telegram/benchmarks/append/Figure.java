package dev.tradingsystem.telegram.benchmarks.append;

import java.util.List;

/// What one way reached with one batch size.
///
/// @param median of the rates
/// @param rates messages per second, one value per round
record Figure(Way way, long median, List<Long> rates) {

    static Figure of(Way way, List<Long> rates) {
        List<Long> sorted = rates.stream().sorted().toList();
        int middle = sorted.size() / 2;
        long median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Figure(way, median, List.copyOf(rates));
    }
}
