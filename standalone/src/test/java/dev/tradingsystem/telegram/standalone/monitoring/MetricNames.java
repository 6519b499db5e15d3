package dev.tradingsystem.telegram.standalone.monitoring;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The names of series: those that an expression asks for, and those that are known to exist.
final class MetricNames {

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern MATCHERS = Pattern.compile("\\{[^}]*}");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern LABELS =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern OFFSET = Pattern.compile("\\boffset\\s+\\w+");
    private static final Pattern WORD = Pattern.compile("(?<![\\w.:])[a-zA-Z_:][\\w:]*(?!\\s*\\(|[\\w:])");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "atan2");

    private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{.*)? \\S+");
    private static final Pattern METER = Pattern.compile("\\| `(\\w+)` \\| (counter|gauge|histogram) \\|.*");
    private static final Pattern MENTIONED = Pattern.compile("`([a-z]+_\\w+)` \\((?:counter|gauge)");
    private static final List<String> PARTS = List.of("_bucket", "_count", "_sum");

    private MetricNames() {}

    /// The series an expression asks for.
    static Set<String> in(String expression) {
        String bare = expression;
        for (Pattern part : List.of(TEXT, MATCHERS, RANGE, LABELS, OFFSET)) {
            bare = part.matcher(bare).replaceAll(" ");
        }
        return WORD.matcher(bare)
                .results()
                .map(MatchResult::group)
                .filter(word -> !OPERATORS.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What servers and exporters gave when they were sampled.
    static Set<String> sampled() {
        return RuleFiles.listed("tests/samples", ".prom").stream()
                .flatMap(file -> RuleFiles.text(RuleFiles.FOLDER.resolve(file)).lines())
                .map(SAMPLE::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What our apps give, by `docs/reference/metrics.md`.
    static Set<String> documented() {
        String page = RuleFiles.text(RuleFiles.FOLDER.resolve("../../docs/reference/metrics.md"));
        Stream<String> rows = page.lines()
                .map(METER::matcher)
                .filter(row -> row.matches())
                .flatMap(row -> "histogram".equals(row.group(2))
                        ? PARTS.stream().map(part -> row.group(1) + part)
                        : Stream.of(row.group(1)));
        Stream<String> mentioned = MENTIONED.matcher(page).results().map(found -> found.group(1));
        return Stream.concat(rows, mentioned).collect(Collectors.toCollection(TreeSet::new));
    }

    /// What only newer exporters give.
    static Set<String> newer() {
        return RuleFiles.text(RuleFiles.FOLDER.resolve("tests/newer-metrics.txt"))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.replaceFirst("\\s.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
