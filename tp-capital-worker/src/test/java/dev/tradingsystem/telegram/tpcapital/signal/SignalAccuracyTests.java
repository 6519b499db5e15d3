package dev.tradingsystem.telegram.tpcapital.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The parser against the golden corpus.
class SignalAccuracyTests {

    private static final Path REPORT = Path.of("target", "reports", "signal-accuracy.md");

    static List<Corpus.Row> rowsThatAreNoSignals() {
        return Corpus.rows().stream()
                .filter(row -> !row.kind().equals("signal"))
                .toList();
    }

    @Test
    void everyRowOnceReadRightStaysRight() throws IOException {
        Set<String> wanted = Set.copyOf(Corpus.lines("/corpus/right.txt"));
        List<String> right = new ArrayList<>();
        List<String> report = new ArrayList<>();
        for (Corpus.Row row : Corpus.rows()) {
            List<String> differences = Expectation.differences(row);
            report.add("- " + row.id() + (differences.isEmpty() ? " right" : " WRONG " + differences));
            if (differences.isEmpty()) {
                right.add(row.id());
            }
        }
        report.addFirst("%d of %d rows right%n".formatted(right.size(), report.size()));
        Files.createDirectories(REPORT.getParent());
        Files.write(REPORT, report);
        assertThat(right).as(String.join("\n", report)).containsAll(wanted);
    }

    @ParameterizedTest
    @MethodSource("rowsThatAreNoSignals")
    void noOtherRowYieldsASignal(Corpus.Row row) {
        assertThat(row.reading().findings()).noneMatch(Signal.class::isInstance);
    }
}
