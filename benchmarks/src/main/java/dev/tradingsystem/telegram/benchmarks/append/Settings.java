package dev.tradingsystem.telegram.benchmarks.append;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What to measure.
///
/// @param rounds how often each way is measured, after one round to warm up; the medians need at
///     least 3
/// @param batches the batch sizes
/// @param results the folder that takes the raw result
public record Settings(int rounds, List<Integer> batches, Path results) {

    private static final int LARGEST_BATCH = 10_000;

    public Settings {
        batches = List.copyOf(batches);
        if (rounds < 3) {
            throw new IllegalArgumentException("--rounds: at least 3, not " + rounds);
        }
        if (batches.isEmpty() || batches.stream().anyMatch(size -> size < 1 || size > LARGEST_BATCH)) {
            throw new IllegalArgumentException("--batches: sizes from 1 to " + LARGEST_BATCH + ", not " + batches);
        }
    }

    /// The settings that the options of a command line name.
    ///
    /// @throws IllegalArgumentException when they are not understood
    public static Settings of(String... options) {
        var settings = new Settings(5, List.of(1, 10, 100, 500, 1_000), Path.of("benchmarks", "results"));
        for (int i = 0; i < options.length; i += 2) {
            if (i + 1 == options.length) {
                throw new IllegalArgumentException(options[i] + " needs a value");
            }
            settings = settings.with(options[i], options[i + 1]);
        }
        return settings;
    }

    private Settings with(String option, String value) {
        return switch (option) {
            case "--rounds" -> new Settings(Integer.parseInt(value), batches, results);
            case "--batches" -> new Settings(rounds, numbers(value), results);
            case "--results" -> new Settings(rounds, batches, Path.of(value));
            default -> throw new IllegalArgumentException("unknown option: " + option);
        };
    }

    private static List<Integer> numbers(String value) {
        return Stream.of(value.split(",", -1)).map(Integer::valueOf).toList();
    }
}
