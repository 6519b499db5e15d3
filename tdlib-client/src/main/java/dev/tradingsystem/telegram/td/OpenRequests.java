package dev.tradingsystem.telegram.td;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The requests of one client that wait for their answers, by the number that goes with each.
final class OpenRequests {

    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, Open> open = new ConcurrentHashMap<>();

    /// @param deadline when its time is up, on the clock of [System#nanoTime]
    private record Open(Consumer<TdAnswer> handler, long deadline, long nanos) {

        /// An answer that came in time may still stand in TDLib's queue. So the time is up when
        /// the queue is empty, or when it has not been empty for as long again.
        boolean isOver(long now, boolean idle) {
            long late = now - deadline;
            return late > 0 && (idle || late > nanos);
        }
    }

    long add(Duration timeout, Consumer<TdAnswer> handler) {
        long number = numbers.incrementAndGet();
        long nanos = timeout.toNanos();
        open.put(number, new Open(handler, System.nanoTime() + nanos, nanos));
        return number;
    }

    /// The handler of a request, handed out once; null when its time was up before.
    @Nullable
    Consumer<TdAnswer> take(long number) {
        Open request = open.remove(number);
        return request == null ? null : request.handler();
    }

    /// @param idle whether TDLib's queue was just seen empty
    List<Long> over(long now, boolean idle) {
        if (open.isEmpty()) {
            return List.of();
        }
        return open.entrySet().stream()
                .filter(request -> request.getValue().isOver(now, idle))
                .map(Map.Entry::getKey)
                .toList();
    }

    List<Long> all() {
        return List.copyOf(open.keySet());
    }
}
