package dev.tradingsystem.telegram.standalone.reference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The meters that `docs/reference/metrics.md` names.
public final class MeterTable {

    /// The section of those that are there only with the queue.
    public static final String WITH_QUEUE = "Only with the queue switched on";

    /// The sections of those that the API exports only where there is something to tell of.
    public static final List<String> WHERE_THERE_IS_ONE = List.of(
            "Only with a pooler in front of the database", "Only with TimescaleDB", "Only once there is a backup");

    /// The section of those that every app has, where the machine lets it.
    public static final String EVERY_APP = "Every app";

    private static final Pattern LABEL = Pattern.compile(";");
    private static final Pattern WORD = Pattern.compile("`([^`]+)`");
    private static final String QUEUE_SINK = "rabbitmq";

    private MeterTable() {}

    /// The headings above tables of meters.
    public static List<String> sections() {
        return Page.of("metrics.md").rows("meter").stream()
                .map(Page.Row::section)
                .distinct()
                .toList();
    }

    /// The meters below a heading, without what the queue adds to their labels.
    public static Map<String, Meter> of(String section) {
        return Page.of("metrics.md").rows(section, "meter").stream()
                .collect(Collectors.toMap(
                        row -> row.plain(0),
                        row -> new Meter(row.plain(1), labels(row.cells().get(2))),
                        (first, second) -> {
                            throw new AssertionError("named twice: " + first + " and " + second);
                        },
                        TreeMap::new));
    }

    private static Map<String, Set<String>> labels(String cell) {
        Map<String, Set<String>> labels = new TreeMap<>();
        LABEL.splitAsStream(cell).filter(label -> !label.isEmpty()).forEach(label -> {
            List<String> words =
                    WORD.matcher(label).results().map(found -> found.group(1)).toList();
            Set<String> values = new TreeSet<>(words.subList(1, words.size()));
            values.remove(QUEUE_SINK);
            labels.put(words.getFirst(), values);
        });
        return labels;
    }
}
