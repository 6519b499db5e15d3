package dev.tradingsystem.telegram.gateway.sink;

import dev.tradingsystem.telegram.model.wire.Change;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one sink has delivered and what it still owes. `telegram.log.seq -
/// telegram.sink.position` is its backlog.
public final class SinkMetrics {

    private final String sink;
    private final Clock clock;
    private final AtomicLong position = new AtomicLong();
    private final AtomicLong committed = new AtomicLong();
    private final Counter delivered;
    private final Counter failed;
    private final Counter overflowed;
    private final Counter readFailed;
    private final List<Counter> retries;
    private final Timer deliveries;
    private volatile @Nullable Instant owedSince;

    SinkMetrics(String sink, MeterRegistry registry, Clock clock) {
        this.sink = sink;
        this.clock = clock;
        Gauge.builder("telegram.sink.position", position, AtomicLong::get)
                .description("last number delivered")
                .tag("sink", sink)
                .register(registry);
        TimeGauge.builder("telegram.sink.lag", this, TimeUnit.MILLISECONDS, SinkMetrics::lagMillis)
                .description("age of the oldest entry the sink owes")
                .tag("sink", sink)
                .register(registry);
        delivered = counter(registry, "delivered");
        failed = counter(registry, "failed");
        overflowed = counter(registry, "overflowed");
        readFailed = counter(registry, "read_failed");
        deliveries = Timer.builder("telegram.sink.delivery")
                .description("one batch handed to the sink and safe there")
                .tag("sink", sink)
                .serviceLevelObjectives(Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(50))
                .register(registry);
        retries = Stream.of("1", "2", "3+")
                .map(number -> Counter.builder("telegram.retry.attempts")
                        .tag("sink", sink)
                        .tag("attempt_number", number)
                        .register(registry))
                .toList();
    }

    private Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("telegram.sink.deliveries")
                .tag("sink", sink)
                .tag("outcome", outcome)
                .register(registry);
    }

    /// Where the sink and the log stood when this process took over.
    void startedAt(long checkpoint, long lastSeq) {
        position.set(checkpoint);
        committed(lastSeq);
    }

    void committed(long lastSeq) {
        committed.accumulateAndGet(lastSeq, Math::max);
        if (owedSince == null && position.get() < lastSeq) {
            owedSince = clock.instant();
        }
    }

    void delivered(List<Change> changes, long newPosition, int attempt, long nanos) {
        position.set(newPosition);
        delivered.increment(changes.size());
        deliveries.record(nanos, TimeUnit.NANOSECONDS);
        owedSince = newPosition < committed.get() ? changes.getLast().committedAt() : null;
        if (attempt > 1) {
            retries.get(Math.min(attempt - 2, 2)).increment();
        }
    }

    void failed(Change first) {
        failed.increment();
        owedSince = first.committedAt();
    }

    void overflowed() {
        overflowed.increment();
    }

    void readFailed() {
        readFailed.increment();
    }

    private double lagMillis() {
        Instant since = owedSince;
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis());
    }
}
