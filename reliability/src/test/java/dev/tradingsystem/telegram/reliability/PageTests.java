package dev.tradingsystem.telegram.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.reliability.RunResult.Struck;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTests {

    private static final Path RAW = Path.of("matrix.json");

    private static Page page(Struck... struck) {
        var environment = new Environment(Instant.EPOCH, "abc", 2, "Linux", "25", List.of());
        var run = new RunResult(7, "true", List.of(struck), 10, 12, List.of(), List.of());
        return new Page(new MatrixResult(environment, 20, List.of(run)));
    }

    @Test
    void eachFaultHasItsMedianAndItsWorstTime() {
        String text = page(new Struck("kill-api", 1_000), new Struck("kill-api", 9_000), new Struck("kill-api", 2_000))
                .text(RAW, "");
        assertThat(text).contains("| kill-api | 3 | 2.0 | 9.0 |").contains("| 7 | true | 3 | 10 | 12 | 0 |");
    }

    @Test
    void aFaultWithoutRecoveryIsSaidToHaveNone() {
        assertThat(page(new Struck("kill-api", 1_000), new Struck("kill-api", -1))
                        .text(RAW, ""))
                .contains("| kill-api | 2 | – | did not recover |");
    }

    @Test
    void whatIsWrittenByHandStays() {
        String byHand = "\n## Found on the way\n\nA defect.\n";
        assertThat(page().text(RAW, "# Old\n" + byHand)).endsWith(byHand).doesNotContain("# Old");
    }
}
