package dev.tradingsystem.telegram.tpcapital.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentedProblemsTests {

    @Test
    void theReferenceListsEveryProblemOfTheWorkerAndNothingElse() throws IOException {
        List<String> documented = Files.readAllLines(Path.of("..", "docs", "reference", "errors.md")).stream()
                .dropWhile(line -> !line.startsWith("| worker's type |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|", 4))
                .map(cells -> cells[1].strip().replace("`", "") + " " + cells[2].strip())
                .toList();

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Problem.values())
                        .map(problem -> problem.word() + " " + problem.status().value())
                        .toList());
    }
}
