package dev.tradingsystem.telegram.store.read;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// One read per question at a time: whoever asks the same meanwhile waits for that answer.
public final class Flights<K, V> {

    private final Map<K, FutureTask<V>> flights = new ConcurrentHashMap<>();

    /// The answer to a question: of the read under way, else of one that begins now.
    public V join(K question, Supplier<V> read) {
        var mine = new FutureTask<>(read::get);
        FutureTask<V> under = flights.putIfAbsent(question, mine);
        if (under != null) {
            return answer(under);
        }
        try {
            mine.run();
            return answer(mine);
        } finally {
            flights.remove(question, mine);
        }
    }

    private V answer(FutureTask<V> flight) {
        try {
            return flight.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a read under way", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a read under way failed", e.getCause());
        }
    }
}
