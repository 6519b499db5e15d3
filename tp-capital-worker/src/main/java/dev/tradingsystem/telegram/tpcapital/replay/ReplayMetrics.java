package dev.tradingsystem.telegram.tpcapital.replay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/// `tp.capital.replay.applied{kind}`: differences that were applied.
final class ReplayMetrics {

    private final Map<ReplayChange.Kind, Counter> applied = new EnumMap<>(ReplayChange.Kind.class);

    ReplayMetrics(MeterRegistry registry) {
        for (ReplayChange.Kind kind : ReplayChange.Kind.values()) {
            applied.put(
                    kind,
                    Counter.builder("tp.capital.replay.applied")
                            .description("differences that were applied")
                            .tag("kind", kind.word())
                            .register(registry));
        }
    }

    void applied(ReplayChange.Kind kind) {
        Counter counter = applied.get(kind);
        if (counter != null) {
            counter.increment();
        }
    }
}
