package dev.tradingsystem.telegram.gateway.sink;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// What became of publishing. A returned message is counted as failed, never as published.
final class RabbitMetrics {

    private final Counter published;
    private final Counter unroutable;
    private final Counter unconfirmed;
    private final Counter failures;

    RabbitMetrics(MeterRegistry registry) {
        published = registry.counter("telegram.messages.published");
        unroutable = registry.counter("telegram.publish.failures", "reason", "unroutable");
        unconfirmed = registry.counter("telegram.publish.failures", "reason", "unconfirmed");
        failures = registry.counter("rabbitmq.publish.failures");
    }

    void published(int confirmed, int returned) {
        published.increment(confirmed);
        unroutable.increment(returned);
        failures.increment(returned);
    }

    void failed() {
        unconfirmed.increment();
        failures.increment();
    }
}
