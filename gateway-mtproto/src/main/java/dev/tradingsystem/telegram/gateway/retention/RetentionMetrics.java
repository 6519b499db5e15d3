package dev.tradingsystem.telegram.gateway.retention;

import dev.tradingsystem.telegram.store.retention.Dropped;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// What went because it is too old.
final class RetentionMetrics {

    private final Counter messages;
    private final Counter changes;
    private final Counter chunks;

    RetentionMetrics(MeterRegistry registry) {
        messages = dropped(registry, "message");
        changes = dropped(registry, "change");
        chunks = dropped(registry, "chunk");
    }

    private static Counter dropped(MeterRegistry registry, String kind) {
        return registry.counter("telegram.retention.dropped", "kind", kind);
    }

    /// A run is over.
    void dropped(Dropped run) {
        messages.increment((double) run.messages());
        changes.increment((double) run.changes());
        chunks.increment((double) run.chunks());
    }
}
