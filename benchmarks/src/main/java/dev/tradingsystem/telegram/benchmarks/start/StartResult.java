package dev.tradingsystem.telegram.benchmarks.start;

import dev.tradingsystem.telegram.benchmarks.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// A run: everything that was measured, and where.
record StartResult(Machine machine, int seconds, int messagesASecond, List<StartTimes> times, List<Size> sizes) {

    StartResult {
        times = List.copyOf(times);
        sizes = List.copyOf(sizes);
    }

    /// Writes `start-<date>.json` and replaces that of the same day.
    ///
    /// @return the file
    Path save(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("start-%s.json"
                .formatted(machine.measuredAt().atZone(ZoneOffset.UTC).toLocalDate()));
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
        return file;
    }

    /// The page of the docs.
    String page(Path raw) {
        return """
                # Start and size

                The three apps laid out as in their images and on the gateway's host, with the JVM options of their deployment
                (`deploy/compose/app/*.options`, `deploy/systemd/java.options`), on real PostgreSQL, PgBouncer, Redis and RabbitMQ.
                Ready: the first 200 of `/readyz`, of the gateway `/livez`. Within limits: in a control group with the limits of the
                deployment. Measured with `scripts/benchmark.sh start`; raw result: `%s`.

                %s, %d cores, %s, %s; commit %s, %s; load average before the run %.1f.

                %s""".formatted(
                        raw.getFileName(),
                        machine.processor(),
                        machine.cores(),
                        machine.system(),
                        machine.jdk(),
                        machine.commit(),
                        machine.measuredAt(),
                        machine.loadAverage(),
                        tables());
    }

    /// Both tables, as Markdown.
    String tables() {
        return """
                ## From process to ready, seconds

                | app | without AOT cache | with it | with it, within limits | cache, MB |
                |---|---|---|---|---|
                %s

                ## Memory under load, MB

                For %d s %d messages a second passed from the gateway to the worker and 20 pages of fifty a second were read from
                the API, each app within its limits. Resident is the highest `VmHWM`, with the pages of mapped files that a kernel
                short of memory takes back; anonymous is the most that no file backs; counted is that with what the
                kernel keeps for it, as in `telegram_process_memory_bytes`: above 80 %% of the limit `HighMemoryUsage` fires.

                | app | limit: memory, processors | resident | anonymous | counted | of the limit | killed for memory |
                |---|---|---|---|---|---|---|
                %s
                """.formatted(
                        times.stream().map(StartResult::row).collect(Collectors.joining("\n")),
                        seconds,
                        messagesASecond,
                        sizes.stream().map(StartResult::row).collect(Collectors.joining("\n")));
    }

    private static String row(StartTimes times) {
        return "| %s | %s | %s | %s | %d |"
                .formatted(
                        times.app().module(),
                        list(times.plain()),
                        list(times.cached()),
                        times.limited() < 0 ? "not limited here" : tenths(times.limited()),
                        times.cacheBytes() / 1_048_576);
    }

    private static String row(Size size) {
        return "| %s | %s | %d | %s | %s | %s | %s |"
                .formatted(
                        size.app().module(),
                        size.limited()
                                ? "%d, %s"
                                        .formatted(
                                                size.app().megabytes(),
                                                size.app().processors())
                                : "not limited here",
                        size.resident(),
                        size.limited() ? Long.toString(size.anonymous()) : "–",
                        size.limited() ? Long.toString(size.counted()) : "–",
                        size.limited() ? 100 * size.counted() / size.app().megabytes() + " %" : "–",
                        size.limited() ? Long.toString(size.kills()) : "–");
    }

    private static String list(List<Long> millis) {
        return millis.stream().map(StartResult::tenths).collect(Collectors.joining(", "));
    }

    private static String tenths(long millis) {
        return String.valueOf(Math.round(millis / 100.0) / 10.0);
    }
}
