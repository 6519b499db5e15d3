package dev.tradingsystem.telegram.tpcapital.accuracy;

import dev.tradingsystem.telegram.tpcapital.signal.SignalParser;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Scores as a Markdown page, for people.
final class AccuracyPage {

    private final StringBuilder page = new StringBuilder();

    private AccuracyPage() {}

    /// A Markdown page with a chapter for each corpus.
    static String of(Map<String, Scores> corpora) {
        var report = new AccuracyPage();
        report.line("# How well signals are read");
        report.line("");
        report.line("Parser version %d. Precision: right of those produced; recall: right of those expected."
                .formatted(SignalParser.VERSION));
        corpora.forEach(report::corpus);
        return report.page.toString();
    }

    private void corpus(String name, Scores scores) {
        Scores.Group all = scores.all();
        line("");
        line("## " + name);
        line("");
        line("%d of %d rows right (%s), %d hard failures%s."
                .formatted(
                        all.right(),
                        all.rows(),
                        percent(all.right(), all.rows()),
                        scores.hardFailures().size(),
                        scores.hardFailures().isEmpty() ? "" : " " + scores.hardFailures()));
        if (scores.unjudged() > 0) {
            line("%d more rows say nothing about what is expected; they were read.".formatted(scores.unjudged()));
        }
        if (all.rows() > 0) {
            confusion(scores);
            groups(scores);
            wrong(scores);
        }
    }

    private void confusion(Scores scores) {
        line("");
        line("| expected, was → | " + String.join(" | ", Scores.KINDS) + " |");
        line("|---|" + "--:|".repeat(Scores.KINDS.size()));
        for (String expected : Scores.KINDS) {
            line(Scores.KINDS.stream()
                    .map(actual -> Integer.toString(scores.confused(expected, actual)))
                    .collect(Collectors.joining(" | ", "| " + expected + " | ", " |")));
        }
    }

    private void groups(Scores scores) {
        fields("fields", scores.all());
        line("");
        line("| tag | rows | right | fields: precision | recall | fields below 1 |");
        line("|---|--:|--:|--:|--:|---|");
        scores.groups().forEach((name, group) -> {
            Scores.Tally sum =
                    group.fields().values().stream().reduce(Scores.Tally::plus).orElse(new Scores.Tally(0, 0, 0));
            line("| %s | %d | %d | %s | %s | %s |"
                    .formatted(
                            name,
                            group.rows(),
                            group.right(),
                            share(sum.precision()),
                            share(sum.recall()),
                            weak(group)));
        });
    }

    private void fields(String title, Scores.Group group) {
        line("");
        line("| %s | expected | produced | right | precision | recall |".formatted(title));
        line("|---|--:|--:|--:|--:|--:|");
        group.fields()
                .forEach((name, tally) -> line("| %s | %d | %d | %d | %s | %s |"
                        .formatted(
                                name,
                                tally.expected(),
                                tally.produced(),
                                tally.right(),
                                share(tally.precision()),
                                share(tally.recall()))));
    }

    private static String weak(Scores.Group group) {
        return group.fields().entrySet().stream()
                .filter(field ->
                        field.getValue().precision() < 1 || field.getValue().recall() < 1)
                .map(field -> "%s %s/%s"
                        .formatted(
                                field.getKey(),
                                share(field.getValue().precision()),
                                share(field.getValue().recall())))
                .collect(Collectors.joining(", "));
    }

    private void wrong(Scores scores) {
        if (scores.wrong().isEmpty()) {
            return;
        }
        line("");
        line("Wrong rows:");
        for (Judgement judgement : scores.wrong()) {
            line("- %s%s: %s"
                    .formatted(
                            judgement.row().id(),
                            judgement.hardFailure() ? " (hard failure)" : "",
                            String.join("; ", judgement.differences())));
        }
    }

    private static String percent(int part, int whole) {
        return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
