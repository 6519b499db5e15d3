package dev.tradingsystem.telegram.gateway.sink;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Whether what the sinks deliver to answers right now: `connected`, `unavailable`, or `disabled` by its setting.
public final class SinkStates {

    private static final String DISABLED = "disabled";

    private final @Nullable BooleanSupplier cache;
    private final @Nullable BooleanSupplier queue;

    SinkStates(@Nullable BooleanSupplier cache, @Nullable BooleanSupplier queue) {
        this.cache = cache;
        this.queue = queue;
    }

    /// Asks Redis.
    public String cache() {
        return word(cache);
    }

    /// Asks the broker.
    public String queue() {
        return word(queue);
    }

    private static String word(@Nullable BooleanSupplier probe) {
        if (probe == null) {
            return DISABLED;
        }
        return probe.getAsBoolean() ? "connected" : "unavailable";
    }
}
