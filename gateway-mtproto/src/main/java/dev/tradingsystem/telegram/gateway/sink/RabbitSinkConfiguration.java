package dev.tradingsystem.telegram.gateway.sink;

import dev.tradingsystem.telegram.store.log.Checkpoints;
import dev.tradingsystem.telegram.store.log.LogReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("telegram.queue.enabled")
class RabbitSinkConfiguration {

    @Bean
    RabbitSink rabbitSink(SinkProperties properties, Checkpoints checkpoints, MeterRegistry registry) {
        return new RabbitSink(properties.queue(), checkpoints, new RabbitMetrics(registry));
    }

    @Bean
    @Order(1)
    LogFollower rabbitFollower(
            RabbitSink sink,
            LogReader reader,
            Checkpoints checkpoints,
            MeterRegistry registry,
            Clock clock,
            SinkProperties properties) {
        return SinkConfiguration.follower(sink, reader, checkpoints, registry, clock, properties);
    }
}
