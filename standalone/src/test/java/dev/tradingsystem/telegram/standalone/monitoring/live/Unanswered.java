package dev.tradingsystem.telegram.standalone.monitoring.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Which figures have no series on this machine, and why: `unanswered.txt`, with a metric or a
/// metric with matchers and a reason on each line.
final class Unanswered {

    private static final String FILE = "/monitoring/unanswered.txt";

    private final Map<String, String> reasons = new TreeMap<>();

    private Unanswered() {}

    static Unanswered read() {
        var unanswered = new Unanswered();
        try (InputStream in = Objects.requireNonNull(Unanswered.class.getResourceAsStream(FILE), FILE)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(unanswered::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return unanswered;
    }

    private void add(String line) {
        String[] parts = line.split(" +: +", 2);
        if (parts.length != 2 || reasons.put(parts[0], parts[1]) != null) {
            throw new IllegalArgumentException("not one figure and its reason: " + line);
        }
    }

    /// Every figure of the list with its reason.
    Map<String, String> reasons() {
        return reasons;
    }

    /// Whether the query asks for one of them.
    boolean excuses(Query query) {
        return Selectors.in(query.expression()).stream().anyMatch(this::isListed);
    }

    private boolean isListed(String selector) {
        int matchers = selector.indexOf('{');
        return reasons.containsKey(selector) || reasons.containsKey(selector.substring(0, Math.max(0, matchers)));
    }
}
