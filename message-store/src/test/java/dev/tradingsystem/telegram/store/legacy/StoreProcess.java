package dev.tradingsystem.telegram.store.legacy;

import dev.tradingsystem.telegram.store.command.StoreCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The store's tool as a process of its own, so that it can be killed as a power cut would.
final class StoreProcess {

    private final Map<String, String> environment;

    StoreProcess(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// What came of a run.
    record Ended(int exitCode, List<String> lines) {
        String text() {
            return String.join("\n", lines);
        }
    }

    Ended run(String... arguments) {
        return run(_ -> false, arguments);
    }

    /// Runs it, and sends SIGKILL at the first line that fits.
    Ended run(Predicate<String> deadly, String... arguments) {
        try {
            Process process = start(arguments);
            var lines = new ArrayList<String>();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    lines.add(line);
                    if (deadly.test(line)) {
                        process.toHandle().destroyForcibly();
                    }
                }
            }
            return new Ended(process.waitFor(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run the store's tool", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                StoreCommand.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }
}
