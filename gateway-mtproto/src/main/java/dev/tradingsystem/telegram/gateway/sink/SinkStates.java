package dev.tradingsystem.telegram.gateway.sink;

import org.jspecify.annotations.Nullable;

/// Whether what the sinks deliver to answers right now: `connected`, `unavailable`, or `disabled`
/// by its setting.
public final class SinkStates {

    private static final String DISABLED = "disabled";

    private final @Nullable Sink cache;
    private final @Nullable Sink queue;

    SinkStates(@Nullable Sink cache, @Nullable Sink queue) {
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

    private static String word(@Nullable Sink sink) {
        if (sink == null) {
            return DISABLED;
        }
        return sink.answers() ? "connected" : "unavailable";
    }
}
