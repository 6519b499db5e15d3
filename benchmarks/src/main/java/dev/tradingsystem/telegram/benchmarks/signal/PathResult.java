package dev.tradingsystem.telegram.benchmarks.signal;

import dev.tradingsystem.telegram.benchmarks.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// A run: everything that was measured, and where.
record PathResult(Machine machine, int rate, int seconds, int warmUp, List<ModeResult> modes) {

    PathResult {
        modes = List.copyOf(modes);
    }

    /// Writes `signals-<date>.json` and replaces that of the same day.
    ///
    /// @return the file
    Path save(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("signals-%s.json"
                .formatted(machine.measuredAt().atZone(ZoneOffset.UTC).toLocalDate()));
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
        return file;
    }

    /// The page of the docs.
    String page(Path raw) {
        var text = new StringBuilder("""
                # From the update to the signal

                How long a message takes through both apps as they are delivered, each in a JVM of its own: recorded updates at
                %d messages/s for %d s, after %d s to warm up, through PgBouncer, Redis and RabbitMQ with their ordinary settings
                (fsync on). Of ten messages three are orders. Measured with `scripts/benchmark.sh signals`; raw result: `%s`.

                %s, %d cores, %s, %s; commit %s, %s; load average before the run %.1f.

                received: the gateway had the update · committed: it is in the log · parsed, stored: the worker had read the text,
                its transaction had ended · acked: the broker has the acknowledgement. One clock, one machine. The last row of each
                table is the whole path of the orders alone.
                """.formatted(
                        rate,
                        seconds,
                        warmUp,
                        raw.getFileName(),
                        machine.processor(),
                        machine.cores(),
                        machine.system(),
                        machine.jdk(),
                        machine.commit(),
                        machine.measuredAt(),
                        machine.loadAverage()));
        modes.forEach(mode -> text.append(mode.text()));
        return text.toString();
    }
}
