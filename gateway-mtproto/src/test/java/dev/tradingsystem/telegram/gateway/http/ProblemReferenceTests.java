package dev.tradingsystem.telegram.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/reference/errors.md` names every problem of the gateway with its status, and nothing
/// else.
class ProblemReferenceTests {

    private static final Path PAGE = Path.of("../docs/reference/errors.md");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| (\\d{3}) \\|.*");

    @Test
    void namesEveryProblemWithItsStatusAndNothingElse() throws IOException {
        List<String> documented;
        try (Stream<String> lines = Files.lines(PAGE)) {
            documented = lines.dropWhile(line -> !line.equals("## Problems of the gateway"))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("## "))
                    .map(ROW::matcher)
                    .filter(row -> row.matches())
                    .map(row -> "urn:telegram:problem:%s %s".formatted(row.group(1), row.group(2)))
                    .toList();
        }
        List<String> real = Arrays.stream(Problem.values())
                .map(problem -> problem.type() + " " + problem.status().value())
                .toList();
        assertThat(documented).containsExactlyInAnyOrderElementsOf(real);
    }
}
