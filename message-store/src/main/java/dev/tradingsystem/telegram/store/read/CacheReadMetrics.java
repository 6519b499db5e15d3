package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.store.cache.CacheAnswer.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/// `telegram.cache.reads{result}`: questions put to the hot cache = hit + miss + incomplete +
/// error.
final class CacheReadMetrics {

    private final Map<Result, Counter> reads = new EnumMap<>(Result.class);

    CacheReadMetrics(MeterRegistry registry) {
        for (Result result : Result.values()) {
            reads.put(
                    result,
                    Counter.builder("telegram.cache.reads")
                            .description("questions put to the hot cache")
                            .tag("result", result.name().toLowerCase(java.util.Locale.ROOT))
                            .register(registry));
        }
    }

    void hit() {
        count(Result.HIT);
    }

    void unproved(Reason reason) {
        if (reason == Reason.UNAVAILABLE) {
            count(Result.ERROR);
        } else {
            count(reason.isMiss() ? Result.MISS : Result.INCOMPLETE);
        }
    }

    private void count(Result result) {
        Counter counter = reads.get(result);
        if (counter != null) {
            counter.increment();
        }
    }

    private enum Result {
        HIT,
        MISS,
        INCOMPLETE,
        ERROR
    }
}
