package dev.tradingsystem.telegram.benchmarks.append;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All ways with one batch size.
///
/// @param figures in the order of [Way]
/// @param appendToCopy append's median ÷ that of each kind of COPY
record Line(int batch, List<Figure> figures, Map<Way, Double> appendToCopy) {

    Line {
        figures = List.copyOf(figures);
        appendToCopy = Map.copyOf(appendToCopy);
    }

    static Line of(int batch, List<Figure> figures) {
        long append = figures.getFirst().median();
        Map<Way, Double> ratios = figures.stream()
                .skip(1)
                .collect(Collectors.toMap(
                        Figure::way, figure -> Math.round(1_000.0 * append / figure.median()) / 1_000.0));
        return new Line(batch, figures, ratios);
    }

    String text() {
        String rates = figures.stream()
                .map(figure -> "%16d".formatted(figure.median()))
                .collect(Collectors.joining());
        String ratios = Stream.of(Way.COPY_BATCHES, Way.COPY_ONCE, Way.COPY_BOTH)
                .map(way -> "%18.2f".formatted(appendToCopy.get(way)))
                .collect(Collectors.joining());
        return "%6d%s%s%n".formatted(batch, rates, ratios);
    }
}
