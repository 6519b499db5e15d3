package dev.tradingsystem.telegram.gateway.source;

import dev.tradingsystem.telegram.gateway.ingest.Normalised;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What became of live updates that are no events of the log.
final class LiveMetrics {

    private final Map<Normalised.Reason, Counter> ignored = new EnumMap<>(Normalised.Reason.class);
    private final Map<String, Counter> fetched;
    private final Counter broken;

    LiveMetrics(MeterRegistry registry) {
        for (Normalised.Reason reason : Normalised.Reason.values()) {
            ignored.put(reason, registry.counter("telegram.updates.ignored", "reason", reason.word()));
        }
        fetched = Stream.of("stored", "ignored", "gone", "dropped")
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(),
                        outcome -> registry.counter("telegram.messages.fetched", "outcome", outcome)));
        broken = registry.counter("telegram.updates.broken");
    }

    void ignored(Normalised.Reason reason) {
        Counter counter = ignored.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    void fetched(String outcome) {
        Counter counter = fetched.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }

    void broken() {
        broken.increment();
    }
}
