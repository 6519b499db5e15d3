package dev.tradingsystem.telegram.benchmarks.signal;

import java.nio.file.Path;
import java.util.List;

/// What to measure.
///
/// @param rate messages a second
/// @param seconds how long they come in each mode
/// @param warmUp for how many seconds they come before the first is counted
/// @param modes values of `TP_CAPITAL_QUEUE_MODE`
/// @param gateway the gateway's executable jar
/// @param worker the worker's executable jar
/// @param results the folder that takes the raw result
/// @param page the page of the docs that takes the table
public record PathSettings(
        int rate, int seconds, int warmUp, List<String> modes, Path gateway, Path worker, Path results, Path page) {

    public PathSettings {
        modes = List.copyOf(modes);
        if (rate < 1 || seconds < 1 || warmUp < 0 || modes.isEmpty()) {
            throw new IllegalArgumentException("--rate, --seconds and --modes: at least one");
        }
    }

    /// The settings that the options of a command line name.
    ///
    /// @throws IllegalArgumentException when they are not understood
    public static PathSettings of(String... options) {
        var settings = new PathSettings(
                50,
                60,
                20,
                List.of("false", "true", "hybrid"),
                Path.of("gateway-mtproto", "target", "gateway-mtproto-0.1.0-SNAPSHOT-exec.jar"),
                Path.of("tp-capital-worker", "target", "tp-capital-worker-0.1.0-SNAPSHOT-exec.jar"),
                Path.of("benchmarks", "results"),
                Path.of("docs", "benchmarks", "signal-path.md"));
        for (int i = 0; i < options.length; i += 2) {
            if (i + 1 == options.length) {
                throw new IllegalArgumentException(options[i] + " needs a value");
            }
            settings = settings.with(options[i], options[i + 1]);
        }
        return settings;
    }

    /// All messages of a mode.
    int messages() {
        return rate * (warmUp + seconds);
    }

    /// The last one that is not counted.
    int lastOfWarmUp() {
        return rate * warmUp;
    }

    private PathSettings with(String option, String value) {
        return switch (option) {
            case "--rate" -> new PathSettings(number(value), seconds, warmUp, modes, gateway, worker, results, page);
            case "--seconds" -> new PathSettings(rate, number(value), warmUp, modes, gateway, worker, results, page);
            case "--warm-up" -> new PathSettings(rate, seconds, number(value), modes, gateway, worker, results, page);
            case "--modes" ->
                new PathSettings(rate, seconds, warmUp, List.of(value.split(",", -1)), gateway, worker, results, page);
            case "--gateway" -> new PathSettings(rate, seconds, warmUp, modes, Path.of(value), worker, results, page);
            case "--worker" -> new PathSettings(rate, seconds, warmUp, modes, gateway, Path.of(value), results, page);
            case "--results" -> new PathSettings(rate, seconds, warmUp, modes, gateway, worker, Path.of(value), page);
            case "--page" -> new PathSettings(rate, seconds, warmUp, modes, gateway, worker, results, Path.of(value));
            default -> throw new IllegalArgumentException("unknown option: " + option);
        };
    }

    private static int number(String value) {
        return Integer.parseInt(value);
    }
}
