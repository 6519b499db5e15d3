package dev.tradingsystem.telegram.gateway.sink;

import dev.tradingsystem.telegram.store.log.Checkpoints;
import dev.tradingsystem.telegram.store.log.LogReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("telegram.queue.enabled")
class RabbitSinkConfiguration {

    private static final int CONNECT_LIMIT_MILLIS = 2_000;
    private static final int HEARTBEAT_SECONDS = 10;

    /// Confirms per channel: a batch waits for all of its own.
    @Bean
    CachingConnectionFactory brokerConnections(SinkProperties properties) {
        SinkProperties.Queue queue = properties.queue();
        var connections = new CachingConnectionFactory(queue.host(), queue.port());
        connections.setVirtualHost(queue.virtualHost());
        connections.setUsername(queue.user());
        connections.setPassword(queue.password());
        connections.setPublisherConfirmType(CachingConnectionFactory.ConfirmType.SIMPLE);
        connections.setPublisherReturns(true);
        connections.setConnectionTimeout(CONNECT_LIMIT_MILLIS);
        connections.setRequestedHeartBeat(HEARTBEAT_SECONDS);
        return connections;
    }

    @Bean
    RabbitTemplate rabbitTemplate(CachingConnectionFactory brokerConnections) {
        return new RabbitTemplate(brokerConnections);
    }

    @Bean
    @Order(1)
    LogFollower rabbitFollower(
            RabbitTemplate template,
            LogReader reader,
            Checkpoints checkpoints,
            MeterRegistry registry,
            Clock clock,
            SinkProperties properties) {
        var sink = new RabbitSink(template, new RabbitAdmin(template), checkpoints, new RabbitMetrics(registry));
        return SinkConfiguration.follower(sink, reader, checkpoints, registry, clock, properties);
    }

    static boolean answers(RabbitTemplate template) {
        try {
            return Boolean.TRUE.equals(template.execute(channel -> channel.isOpen()));
        } catch (AmqpException e) {
            return false;
        }
    }
}
