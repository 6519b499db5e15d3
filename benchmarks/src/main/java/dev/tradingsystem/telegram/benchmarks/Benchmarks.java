package dev.tradingsystem.telegram.benchmarks;

import dev.tradingsystem.telegram.benchmarks.api.ApiLoad;
import dev.tradingsystem.telegram.benchmarks.api.ApiSettings;
import dev.tradingsystem.telegram.benchmarks.append.AppendVersusCopy;
import dev.tradingsystem.telegram.benchmarks.append.Settings;
import dev.tradingsystem.telegram.benchmarks.signal.PathLatency;
import dev.tradingsystem.telegram.benchmarks.signal.PathSettings;
import dev.tradingsystem.telegram.benchmarks.start.StartAndSize;
import dev.tradingsystem.telegram.benchmarks.start.StartSettings;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;

/// Starts one of the benchmarks: `append [option...]`, `signals [option...]`, `api
/// [option...]`, `start [option...]` or `jmh [option of JMH...]`.
public final class Benchmarks {

    private static final String USAGE = """
            usage: benchmarks append [--rounds N] [--batches N,N,...] [--results FOLDER]
                   benchmarks signals [--rate N] [--seconds N] [--warm-up N] [--modes MODE,MODE,...] [--results FOLDER]
                                      [--page FILE]
                   benchmarks api [--messages N] [--rate N] [--seconds N] [--warm-up N] [--connections N] [--results FOLDER]
                                  [--page FILE]
                   benchmarks start [--seconds N] [--results FOLDER] [--page FILE]
                   benchmarks jmh [option of JMH...]
            """;

    private Benchmarks() {}

    public static void main(String... arguments)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        String which = arguments.length == 0 ? "" : arguments[0];
        String[] options = arguments.length == 0 ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (which) {
            case "append" -> append(options);
            case "signals" -> signals(options);
            case "api" -> api(options);
            case "start" -> start(options);
            case "jmh" -> org.openjdk.jmh.Main.main(options);
            default -> refuse("which benchmark?");
        }
    }

    private static void append(String... options) throws IOException, SQLException {
        Settings settings;
        try {
            settings = Settings.of(options);
        } catch (IllegalArgumentException e) {
            refuse(String.valueOf(e.getMessage()));
            return;
        }
        AppendVersusCopy.measure(settings);
    }

    private static void signals(String... options) throws IOException, InterruptedException {
        PathSettings settings;
        try {
            settings = PathSettings.of(options);
        } catch (IllegalArgumentException e) {
            refuse(String.valueOf(e.getMessage()));
            return;
        }
        PathLatency.measure(settings);
    }

    private static void api(String... options)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        ApiSettings settings;
        try {
            settings = ApiSettings.of(options);
        } catch (IllegalArgumentException e) {
            refuse(String.valueOf(e.getMessage()));
            return;
        }
        ApiLoad.measure(settings);
    }

    private static void start(String... options) throws IOException, InterruptedException, ExecutionException {
        StartSettings settings;
        try {
            settings = StartSettings.of(options);
        } catch (IllegalArgumentException e) {
            refuse(String.valueOf(e.getMessage()));
            return;
        }
        StartAndSize.measure(settings);
    }

    private static void refuse(String reason) {
        System.err.println(reason);
        System.err.print(USAGE);
        System.exit(64);
    }
}
