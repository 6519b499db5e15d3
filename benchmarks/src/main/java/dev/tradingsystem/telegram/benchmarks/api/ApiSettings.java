package dev.tradingsystem.telegram.benchmarks.api;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What to measure.
///
/// @param messages how many the database holds
/// @param rate requests a second where the rate is fixed
/// @param seconds how long each measurement lasts
/// @param warmUp for how many seconds each kind of request comes before it is measured
/// @param connections how many are open at full speed
/// @param api the API's executable jar
/// @param results the folder that takes the raw result
/// @param page the page of the docs that takes the table
public record ApiSettings(
        int messages, int rate, int seconds, int warmUp, int connections, Path api, Path results, Path page) {

    private static final Map<String, String> DEFAULTS = Map.of(
            "--messages", "1000000",
            "--rate", "200",
            "--seconds", "30",
            "--warm-up", "15",
            "--connections", "8",
            "--api", "gateway-api/target/gateway-api-0.1.0-SNAPSHOT-exec.jar",
            "--results", "benchmarks/results",
            "--page", "docs/benchmarks/api.md");

    public ApiSettings {
        if (messages < 1_000 || rate < 1 || seconds < 1 || warmUp < 1 || connections < 1) {
            throw new IllegalArgumentException(
                    "--messages: at least 1000, --rate, --seconds and the others: at least 1");
        }
    }

    /// The settings that the options of a command line name.
    ///
    /// @throws IllegalArgumentException when they are not understood
    public static ApiSettings of(String... options) {
        Map<String, String> values = new LinkedHashMap<>(DEFAULTS);
        for (int i = 0; i < options.length; i += 2) {
            if (!values.containsKey(options[i]) || i + 1 == options.length) {
                throw new IllegalArgumentException("unknown option, or one without a value: " + options[i]);
            }
            values.put(options[i], options[i + 1]);
        }
        return new ApiSettings(
                number(values, "--messages"),
                number(values, "--rate"),
                number(values, "--seconds"),
                number(values, "--warm-up"),
                number(values, "--connections"),
                Path.of(values.getOrDefault("--api", "")),
                Path.of(values.getOrDefault("--results", "")),
                Path.of(values.getOrDefault("--page", "")));
    }

    private static int number(Map<String, String> values, String option) {
        return Integer.parseInt(values.getOrDefault(option, ""));
    }
}
