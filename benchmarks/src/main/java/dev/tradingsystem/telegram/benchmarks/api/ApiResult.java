package dev.tradingsystem.telegram.benchmarks.api;

import dev.tradingsystem.telegram.benchmarks.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// A run: everything that was measured, and where.
record ApiResult(Machine machine, int messages, int seconds, int warmUp, int rate, List<Measured> measured) {

    ApiResult {
        measured = List.copyOf(measured);
    }

    /// Writes `api-<date>.json` and replaces that of the same day.
    ///
    /// @return the file
    Path save(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("api-%s.json"
                .formatted(machine.measuredAt().atZone(ZoneOffset.UTC).toLocalDate()));
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
        return file;
    }

    /// The page of the docs.
    String page(Path raw) {
        var text = new StringBuilder("""
                # A page of fifty

                A page of fifty messages from the API as it is delivered, in a JVM of its own (512 MiB), over %d messages in real
                PostgreSQL (fsync on) through PgBouncer, with real Redis; beside it, in the same run, an empty endpoint of the same
                Spring Boot, also in a JVM of its own. The driver runs on the same machine and takes its part of it. Each kind of
                request warms up for %d s and is measured for %d s at each pace. Measured with `scripts/benchmark.sh api`; raw result:
                `%s`.

                %s, %d cores, %s, %s; commit %s, %s; load average before the run %.1f.

                - empty: an endpoint that does nothing.
                - unchanged: the newest page of a channel, asked by someone who has it (304).
                - cached: the newest page of a channel, from the cache.
                - uncached: pages at random depths of a dozen channels, from the view.
                """.formatted(
                        messages,
                        warmUp,
                        seconds,
                        raw.getFileName(),
                        machine.processor(),
                        machine.cores(),
                        machine.system(),
                        machine.jdk(),
                        machine.commit(),
                        machine.measuredAt(),
                        machine.loadAverage()));
        text.append("""

                ## At %d requests/s
                A time begins when the request should have been sent, so what waits behind a late answer counts (no coordinated
                omission). Milliseconds.

                """.formatted(rate));
        table(text, "fixed");
        text.append("""

                ## At full speed
                Each connection sends as soon as it has its answer, and a time begins when it was sent: the times of a server that is
                never idle, not those of callers who come by themselves. Milliseconds.

                """);
        table(text, "full");
        return text.toString();
    }

    private void table(StringBuilder text, String pace) {
        text.append("""
                | request | connections | requests/s | failed | p50 | p95 | p99 | longest | bytes | `Cache-Status` |
                |---|---|---|---|---|---|---|---|---|---|
                """);
        measured.stream()
                .filter(each -> each.pace().equals(pace))
                .map(Measured::text)
                .forEach(text::append);
    }
}
