package dev.tradingsystem.telegram.api.change;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Streams: how many are open, what they sent, why they ended.
final class StreamMetrics {

    private final Counter events;
    private final Map<String, Counter> closed;

    StreamMetrics(MeterRegistry registry, OpenStreams open) {
        Gauge.builder("api.streams.open", open, OpenStreams::count).register(registry);
        events = registry.counter("api.stream.events");
        closed = Stream.of("client", "slow", "lifetime", "shutdown", "key", "error")
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), reason -> registry.counter("api.stream.closed", "reason", reason)));
    }

    void sent() {
        events.increment();
    }

    void closed(String reason) {
        Objects.requireNonNull(closed.get(reason), reason).increment();
    }
}
