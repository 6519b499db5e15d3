package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.store.cache.CacheAnswer.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Pages of messages = `api.cache.hits` + all `api.cache.misses{reason}`.
final class MessageMetrics {

    private final Counter hits;
    private final Map<Reason, Counter> misses = new EnumMap<>(Reason.class);

    private final Counter proved;

    MessageMetrics(MeterRegistry registry) {
        proved = Counter.builder("telegram.cache.reads").tag("result", "hit").register(registry);
        hits = Counter.builder("api.cache.hits")
                .description("pages answered from the hot cache")
                .register(registry);
        for (Reason reason : Reason.values()) {
            misses.put(
                    reason,
                    Counter.builder("api.cache.misses")
                            .description("pages read from the views")
                            .tag("reason", reason.word())
                            .register(registry));
        }
    }

    /// The whole answer was kept, and the cache proved that nothing has changed since.
    void kept() {
        proved.increment();
        hits.increment();
    }

    void answered(@Nullable Reason missed) {
        Counter counter = missed == null ? hits : misses.get(missed);
        if (counter != null) {
            counter.increment();
        }
    }
}
