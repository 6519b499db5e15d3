package dev.tradingsystem.telegram.testdc.rpc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which methods clients called, and when: so that a test can hold a client to its pace.
/// Thread-safe.
public final class Calls {

    private final Map<String, List<Instant>> times = new TreeMap<>();

    Calls() {}

    /// How often a method was called, whatever it was answered. A method the schema lacks goes by
    /// the name `unknown#` and its number.
    public synchronized int count(String method) {
        return times.getOrDefault(method, List.of()).size();
    }

    /// When a method was called, in order.
    public synchronized List<Instant> times(String method) {
        return List.copyOf(times.getOrDefault(method, List.of()));
    }

    /// The most calls of a method within any stretch of time of this length.
    public int most(String method, Duration within) {
        List<Instant> all = times(method);
        int most = 0;
        int first = 0;
        for (int last = 0; last < all.size(); last++) {
            while (Duration.between(all.get(first), all.get(last)).compareTo(within) >= 0) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /// How often each method was called.
    public synchronized Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        times.forEach((method, when) -> counts.put(method, when.size()));
        return counts;
    }

    /// Begins to count anew.
    public synchronized void clear() {
        times.clear();
    }

    synchronized void add(String method) {
        times.computeIfAbsent(method, _ -> new ArrayList<>()).add(Instant.now());
    }
}
