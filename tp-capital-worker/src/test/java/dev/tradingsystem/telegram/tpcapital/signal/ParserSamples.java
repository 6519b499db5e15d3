package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.accuracy.Corpora;
import dev.tradingsystem.telegram.tpcapital.accuracy.CorpusRow;
import java.util.List;
import java.util.Objects;

/// Rows of both corpora as the parser's tests want them.
final class ParserSamples {

    private static final List<CorpusRow> ROWS = Corpora.rows();

    private ParserSamples() {}

    static List<CorpusRow> all() {
        return ROWS;
    }

    /// Rows that are signals.
    static List<CorpusRow> signals() {
        return ROWS.stream().filter(row -> row.reading().kind() == Kind.SIGNAL).toList();
    }

    static String text(CorpusRow row) {
        return Objects.requireNonNullElse(row.text(), "");
    }

    /// What a reading says, without places.
    static String bare(Reading reading) {
        StringBuilder bare = new StringBuilder();
        for (Finding finding : reading.findings()) {
            bare.append(bare(finding)).append('\n');
        }
        return bare.toString();
    }

    private static Finding bare(Finding finding) {
        return switch (finding) {
            case Signal s ->
                new Signal(
                        s.asset(),
                        s.side(),
                        s.type(),
                        s.entry(),
                        s.targets(),
                        s.targetFinal(),
                        s.stop(),
                        s.validUntil(),
                        s.currency(),
                        s.correction(),
                        s.notes(),
                        Spans.NONE);
            case Update u ->
                new Update(
                        u.asset(),
                        u.actions(),
                        u.targetsHit(),
                        u.stopTo(),
                        u.targetTo(),
                        u.price(),
                        u.resultPct(),
                        Spans.NONE);
            case Cancel c -> new Cancel(c.asset(), c.scope(), Spans.NONE);
            case Review r -> new Review(r.reasons(), r.draft(), Spans.NONE);
            case Noise n -> n;
        };
    }
}
