package dev.tradingsystem.telegram.standalone.reference;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What `docs/reference/logs.md` says a line may hold.
public final class LogTable {

    private LogTable() {}

    /// Our keys, each with its apps.
    public static Map<String, Set<String>> keys() {
        return Page.of("logs.md").rows("key").stream()
                .collect(Collectors.toMap(
                        row -> row.plain(0),
                        row -> Set.of(row.plain(1).split(", ")),
                        (first, second) -> {
                            throw new AssertionError("named twice: " + first + " and " + second);
                        },
                        TreeMap::new));
    }

    /// All members of a line by their paths, such as `log.level`.
    public static Set<String> members() {
        Set<String> members = Page.of("logs.md").rows("member").stream()
                .map(row -> row.plain(0))
                .collect(Collectors.toCollection(TreeSet::new));
        keys().keySet().forEach(key -> members.add("labels." + key));
        return members;
    }
}
