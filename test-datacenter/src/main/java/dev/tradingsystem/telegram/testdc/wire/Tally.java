package dev.tradingsystem.telegram.testdc.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts for [Counters], and calls per method.
final class Tally {

    final LongAdder connections = new LongAdder();
    final LongAdder keys = new LongAdder();
    final LongAdder unknownKeys = new LongAdder();
    final LongAdder unknown = new LongAdder();
    final LongAdder failures = new LongAdder();
    final LongAdder pushes = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder sent = new LongAdder();

    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();

    void called(String method) {
        calls.computeIfAbsent(method, _ -> new LongAdder()).increment();
    }

    long calls(String method) {
        LongAdder count = calls.get(method);
        return count == null ? 0 : count.sum();
    }

    Counters counters() {
        return new Counters(
                connections.sum(),
                keys.sum(),
                unknownKeys.sum(),
                calls.values().stream().mapToLong(LongAdder::sum).sum(),
                unknown.sum(),
                failures.sum(),
                pushes.sum(),
                dropped.sum(),
                sent.sum());
    }
}
