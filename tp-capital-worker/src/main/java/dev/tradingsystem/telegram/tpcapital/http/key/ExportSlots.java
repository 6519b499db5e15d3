package dev.tradingsystem.telegram.tpcapital.http.key;

import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How many exports of a key run at once.
public final class ExportSlots {

    private static final int MOST = 2;

    private final Map<String, Integer> running = new ConcurrentHashMap<>();

    /// A place that is given up by closing it.
    public interface Slot extends AutoCloseable {

        @Override
        void close();
    }

    /// Takes a place.
    ///
    /// @throws ApiProblem when the key has as many exports as it may have
    public Slot take(Caller caller) {
        String id = caller.key().id();
        running.compute(id, (_, count) -> {
            int now = count == null ? 0 : count;
            if (now >= MOST) {
                throw ApiProblem.of(Problem.TOO_MANY_EXPORTS, "at most %d at once".formatted(MOST))
                        .retryAfter(1);
            }
            return now + 1;
        });
        return () -> running.computeIfPresent(id, (_, count) -> count > 1 ? count - 1 : null);
    }
}
