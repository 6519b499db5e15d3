package dev.tradingsystem.telegram.tpcapital.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What came of all rows of a corpus: how many are right, which kinds were confused, and how well
/// each field was read, over all rows and by tag.
final class Scores {

    /// The kinds of a message, the strongest first.
    static final List<String> KINDS = List.of("signal", "update", "cancel", "review", "noise");

    /// The group that holds every row.
    static final String ALL = "all";

    private final Map<String, Group> groups = new TreeMap<>();
    private final Map<String, Map<String, Integer>> confusion = new TreeMap<>();
    private final List<Judgement> wrong = new ArrayList<>();
    private final List<String> hardFailures = new ArrayList<>();
    private int unjudged;

    /// Rows and fields that belong together.
    static final class Group {
        private int rows;
        private int right;
        private final Map<String, Tally> fields = new TreeMap<>();

        int rows() {
            return rows;
        }

        int right() {
            return right;
        }

        Map<String, Tally> fields() {
            return fields;
        }

        private void add(Judgement judgement) {
            rows++;
            right += judgement.right() ? 1 : 0;
            for (Judgement.Compared field : judgement.fields()) {
                fields.merge(field.name(), Tally.of(field), Tally::plus);
            }
        }
    }

    /// How often a field was expected, produced, and right where both.
    record Tally(int expected, int produced, int right) {

        static Tally of(Judgement.Compared field) {
            boolean right = field.right() && field.expected() && field.produced();
            return new Tally(field.expected() ? 1 : 0, field.produced() ? 1 : 0, right ? 1 : 0);
        }

        Tally plus(Tally more) {
            return new Tally(expected + more.expected, produced + more.produced, right + more.right);
        }

        /// Right ones of those produced; 1 when none was.
        double precision() {
            return produced == 0 ? 1 : (double) right / produced;
        }

        /// Right ones of those expected; 1 when none was.
        double recall() {
            return expected == 0 ? 1 : (double) right / expected;
        }
    }

    void add(Judgement judgement) {
        groups.computeIfAbsent(ALL, _ -> new Group()).add(judgement);
        for (String tag : judgement.row().tags()) {
            groups.computeIfAbsent("#" + tag, _ -> new Group()).add(judgement);
        }
        confusion
                .computeIfAbsent(judgement.expected(), _ -> new TreeMap<>())
                .merge(judgement.actual(), 1, Integer::sum);
        if (!judgement.right()) {
            wrong.add(judgement);
        }
        if (judgement.hardFailure()) {
            hardFailures.add(judgement.row().id());
        }
    }

    /// Counts a row that was read but not judged.
    void addUnjudged() {
        unjudged++;
    }

    int unjudged() {
        return unjudged;
    }

    Group all() {
        return groups.getOrDefault(ALL, new Group());
    }

    /// Every group by name: `all`, and each tag behind a `#`.
    Map<String, Group> groups() {
        return groups;
    }

    /// How many rows of one kind were given another.
    int confused(String expected, String actual) {
        return confusion.getOrDefault(expected, Map.of()).getOrDefault(actual, 0);
    }

    List<Judgement> wrong() {
        return wrong;
    }

    /// The rows that are no signal and yet gave one.
    List<String> hardFailures() {
        return hardFailures;
    }
}
