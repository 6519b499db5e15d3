package dev.tradingsystem.telegram.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// All runs of one call.
///
/// @param rate acts in the channels a second
record MatrixResult(Environment environment, int rate, List<RunResult> runs) {

    MatrixResult {
        runs = List.copyOf(runs);
    }

    boolean isClean() {
        return runs.stream().allMatch(RunResult::isClean);
    }

    /// Writes `matrix-<date>.json` and replaces that of the same day.
    ///
    /// @return the file
    Path save(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("matrix-%s.json"
                .formatted(environment.at().atZone(ZoneOffset.UTC).toLocalDate()));
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(file, json.writeValueAsString(this) + "\n");
        return file;
    }
}
