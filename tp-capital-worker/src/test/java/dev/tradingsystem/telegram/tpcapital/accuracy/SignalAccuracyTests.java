package dev.tradingsystem.telegram.tpcapital.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.tpcapital.signal.SignalParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The parser against the golden corpus and ours; leaves the report in `target/reports`, a
/// mutated parser elsewhere.
class SignalAccuracyTests {

    private static final Path REPORTS = Path.of(System.getProperty("signal-accuracy.reports", "target/reports"));

    @Test
    void everyRowOfBothCorporaIsReadRight() throws IOException {
        var scorer = new CorpusScorer((_, _) -> {});
        for (String corpus : Corpora.NAMES) {
            try (var source = Corpora.open(corpus)) {
                scorer.score(corpus, source);
            }
        }
        Files.createDirectories(REPORTS);
        Files.writeString(REPORTS.resolve("signal-accuracy.md"), scorer.markdown());
        Files.writeString(REPORTS.resolve("signal-accuracy.json"), scorer.json());
        System.out.println(scorer.markdown());

        assertThat(scorer.hardFailures()).as(scorer.markdown()).isZero();
        assertThat(scorer.wrong()).as(scorer.markdown()).isZero();
    }

    @Test
    void readingsChangeOnlyWithTheVersion() throws IOException {
        List<String> readings = new ArrayList<>();
        for (CorpusRow row : Corpora.rows()) {
            readings.add(row.id() + " " + row.reading().findings());
        }
        String name = "readings-%d.txt".formatted(SignalParser.VERSION);
        Files.createDirectories(REPORTS);
        Files.write(REPORTS.resolve(name), readings);

        assertThat(readings).as("""
                        what the parser reads has changed: grow SignalParser.VERSION, \
                        and keep target/reports/%s as src/test/resources/corpus/%s""".formatted(name, name)).isEqualTo(Corpora.lines(name));
    }
}
