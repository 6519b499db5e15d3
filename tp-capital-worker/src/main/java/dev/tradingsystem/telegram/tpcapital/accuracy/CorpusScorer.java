package dev.tradingsystem.telegram.tpcapital.accuracy;

import dev.tradingsystem.telegram.tpcapital.signal.Reading;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ObjectNode;

/// Reads corpora row by row and scores them; it keeps only what is wrong.
public final class CorpusScorer {

    private final Map<String, Scores> corpora = new LinkedHashMap<>();
    private final BiConsumer<CorpusRow, String> readings;

    /// A scorer that hands on what was read.
    ///
    /// @param readings takes each row and the JSON document of its reading, in order
    public CorpusScorer(BiConsumer<CorpusRow, String> readings) {
        this.readings = readings;
    }

    /// Scores a corpus under a name.
    ///
    /// @throws BadCorpusException at the first line that is no row
    public void score(String name, BufferedReader source) throws IOException {
        Scores scores = corpora.computeIfAbsent(name, _ -> new Scores());
        CorpusReader.read(source, row -> score(scores, row));
    }

    /// How many rows were not read right.
    public int wrong() {
        return corpora.values().stream()
                .mapToInt(scores -> scores.wrong().size())
                .sum();
    }

    /// How many rows gave a signal that are none.
    public int hardFailures() {
        return corpora.values().stream()
                .mapToInt(scores -> scores.hardFailures().size())
                .sum();
    }

    /// The report for people.
    public String markdown() {
        return AccuracyPage.of(corpora);
    }

    /// The report for programs.
    public String json() {
        return AccuracyDocument.of(corpora);
    }

    private void score(Scores scores, CorpusRow row) {
        Reading reading = row.reading();
        ObjectNode shape = ReadingShape.of(row.id(), reading);
        readings.accept(row, shape.toString());
        ObjectNode expected = row.expected();
        if (expected == null) {
            scores.addUnjudged();
        } else {
            scores.add(Judge.judge(row, expected, shape));
        }
    }
}
