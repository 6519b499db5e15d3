package dev.tradingsystem.telegram.standalone.deploy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program run to its end, or a server started, as a person would from a shell.
final class Command {

    private final List<String> words;
    private final Map<String, String> environment = new HashMap<>();
    private String input = "";
    private Path folder = Path.of("/");

    private Command(List<String> words) {
        this.words = List.copyOf(words);
    }

    /// What came of it.
    ///
    /// @param code its exit code, -1 when it took longer than a minute and was ended
    /// @param output stdout and stderr as they came
    record Result(int code, String output) {}

    static Command of(String... words) {
        return new Command(List.of(words));
    }

    Command with(Map<String, String> more) {
        environment.putAll(more);
        return this;
    }

    Command with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Command input(String text) {
        input = text;
        return this;
    }

    Command in(Path where) {
        folder = where;
        return this;
    }

    Result run() {
        try {
            Path output = Files.createTempFile("command", ".out");
            var process = builder(output.toFile()).start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            process.destroyForcibly();
            var result = new Result(ended ? process.exitValue() : -1, Files.readString(output));
            Files.delete(output);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + words, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + words, e);
        }
    }

    /// Starts it and leaves it running; it writes to that file.
    Process start(Path log) {
        try {
            return builder(log.toFile()).redirectInput(new File("/dev/null")).start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + words, e);
        }
    }

    private ProcessBuilder builder(File output) {
        var builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output));
        builder.environment().putAll(environment);
        return builder;
    }
}
