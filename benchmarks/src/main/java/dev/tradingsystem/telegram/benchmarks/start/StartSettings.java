package dev.tradingsystem.telegram.benchmarks.start;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What to measure.
///
/// @param starts how often each app is started, with the cache and without
/// @param seconds how long the load lasts
/// @param results the folder that takes the raw result
/// @param page the page of the docs that takes the table
public record StartSettings(int starts, int seconds, Path results, Path page) {

    private static final Map<String, String> DEFAULTS = Map.of(
            "--starts", "3",
            "--seconds", "60",
            "--results", "benchmarks/results",
            "--page", "docs/benchmarks/start-and-size.md");

    public StartSettings {
        if (starts < 1 || seconds < 1) {
            throw new IllegalArgumentException("--starts and --seconds: at least 1");
        }
    }

    /// The settings that the options of a command line name.
    ///
    /// @throws IllegalArgumentException when they are not understood
    public static StartSettings of(String... options) {
        Map<String, String> values = new LinkedHashMap<>(DEFAULTS);
        for (int i = 0; i < options.length; i += 2) {
            if (!values.containsKey(options[i]) || i + 1 == options.length) {
                throw new IllegalArgumentException("unknown option, or one without a value: " + options[i]);
            }
            values.put(options[i], options[i + 1]);
        }
        return new StartSettings(
                Integer.parseInt(values.getOrDefault("--starts", "")),
                Integer.parseInt(values.getOrDefault("--seconds", "")),
                Path.of(values.getOrDefault("--results", "")),
                Path.of(values.getOrDefault("--page", "")));
    }
}
