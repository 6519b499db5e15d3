package dev.tradingsystem.telegram.benchmarks.append;

import dev.tradingsystem.telegram.benchmarks.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// A run of the load driver: everything that was measured, and where.
///
/// @param bodyBytes the mean size of a message's JSON body, as UTF-8
/// @param lines one per batch size, in the order measured
record Result(Machine machine, String postgresql, int bodyBytes, List<Line> lines) {

    Result {
        lines = List.copyOf(lines);
    }

    /// Writes `append-<date>.json`, readable, and replaces that of the same day.
    ///
    /// @return the file
    Path save(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("append-%s.json"
                .formatted(machine.measuredAt().atZone(ZoneOffset.UTC).toLocalDate()));
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
        return file;
    }

    /// The table that the driver prints.
    String table() {
        var text = new StringBuilder();
        text.append("%s%nPostgreSQL %s, fsync on, behind PgBouncer, one connection, bodies of %d bytes%n"
                .formatted(machine, postgresql, bodyBytes));
        text.append("messages/s, medians%n%6s".formatted("batch"));
        for (Way way : Way.values()) {
            text.append("%16s".formatted(way.title()));
        }
        text.append("%18s%18s%18s%n".formatted("append÷per batch", "append÷one", "append÷both"));
        lines.forEach(line -> text.append(line.text()));
        return text.toString();
    }
}
