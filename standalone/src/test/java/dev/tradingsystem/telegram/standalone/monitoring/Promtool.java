package dev.tradingsystem.telegram.standalone.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Prometheus' own checker, run to its end in the folder that the server mounts.
final class Promtool {

    private static final long SECONDS = 120;

    private Promtool() {}

    /// What came of it.
    ///
    /// @param code its exit code, -1 when it took longer than two minutes and was ended
    /// @param output stdout and stderr as they came
    record Answer(int code, String output) {}

    /// Runs `promtool` with those words.
    ///
    /// @throws IllegalStateException when it is not installed: these checks are never skipped
    static Answer run(Stream<String> words) {
        List<String> command = Stream.concat(Stream.of("promtool"), words).toList();
        try {
            Path output = Files.createTempFile("promtool", ".out");
            var process = start(command, output);
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            var answer = new Answer(ended ? process.exitValue() : -1, Files.readString(output));
            Files.delete(output);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what promtool said", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command, e);
        }
    }

    private static Process start(List<String> command, Path output) {
        try {
            return new ProcessBuilder(command)
                    .directory(RuleFiles.FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "promtool cannot be run: install the package prometheus (the server need not run),"
                            + " as scripts/test.sh does",
                    e);
        }
    }
}
