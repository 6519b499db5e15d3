package dev.tradingsystem.telegram.tpcapital.intake;

import com.rabbitmq.client.Channel;
import dev.tradingsystem.telegram.model.wire.Topology;
import dev.tradingsystem.telegram.tpcapital.signal.SignalDesk;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpIOException;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/// The broker: declares what we consume from [Topology] whenever a connection is made, and hands
/// deliveries on one at a time. A broker that is away, at the start or later, is connected to
/// again every second.
final class QueueConnection {

    private static final int CONNECT_MILLIS = 5_000;
    private static final long RECOVERY_MILLIS = 1_000;
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(30);

    private final Set<Long> channelIds;
    private final CachingConnectionFactory connections;
    private final SimpleMessageListenerContainer container;

    QueueConnection(
            IntakeProperties.Queue settings, Collection<Long> channelIds, ChannelAwareMessageListener listener) {
        this.channelIds = Set.copyOf(channelIds);
        this.connections = connections(settings);
        this.container = container(settings, listener);
    }

    void start() {
        container.start();
    }

    /// Waits for the delivery under way.
    void stop() {
        container.stop();
        container.destroy();
        connections.destroy();
    }

    boolean isConsuming() {
        return container.isRunning() && container.getActiveConsumerCount() > 0;
    }

    private CachingConnectionFactory connections(IntakeProperties.Queue settings) {
        var factory = new CachingConnectionFactory(settings.host(), settings.port());
        factory.setVirtualHost(settings.vhost());
        factory.setUsername(settings.user());
        factory.setPassword(settings.password());
        factory.setConnectionTimeout(CONNECT_MILLIS);
        factory.setConnectionNameStrategy(_ -> SignalDesk.CONSUMER);
        factory.addConnectionListener(this::declare);
        return factory;
    }

    private SimpleMessageListenerContainer container(
            IntakeProperties.Queue settings, ChannelAwareMessageListener listener) {
        var threads = new SimpleAsyncTaskExecutor("queue-");
        threads.setVirtualThreads(true);
        var consumers = new SimpleMessageListenerContainer(connections);
        consumers.setQueueNames(channelIds.stream()
                .map(id -> Topology.queue(SignalDesk.CONSUMER, id))
                .toArray(String[]::new));
        consumers.setAcknowledgeMode(AcknowledgeMode.MANUAL);
        consumers.setPrefetchCount(settings.prefetch());
        consumers.setMessageListener(listener);
        consumers.setTaskExecutor(threads);
        consumers.setAutoDeclare(false);
        consumers.setMissingQueuesFatal(false);
        consumers.setPossibleAuthenticationFailureFatal(false);
        consumers.setRecoveryInterval(RECOVERY_MILLIS);
        consumers.setRetryDeclarationInterval(RECOVERY_MILLIS);
        consumers.setFailedDeclarationRetryInterval(RECOVERY_MILLIS);
        consumers.setShutdownTimeout(TIME_TO_STOP.toMillis());
        consumers.afterPropertiesSet();
        return consumers;
    }

    private void declare(@Nullable Connection connection) {
        if (connection == null) {
            return;
        }
        try (Channel channel = connection.createChannel(false)) {
            channel.exchangeDeclare(Topology.EXCHANGE, "topic", true);
            channel.queueDeclare(Topology.DEAD_LETTERS, true, false, false, Topology.deadLetterArguments());
            for (long channelId : channelIds) {
                String queue = Topology.queue(SignalDesk.CONSUMER, channelId);
                Map<String, Object> arguments = Topology.queueArguments();
                channel.queueDeclare(queue, true, false, false, arguments);
                channel.queueBind(queue, Topology.EXCHANGE, Topology.routingKey(channelId));
            }
        } catch (IOException e) {
            throw new AmqpIOException("declaring the queues of " + List.copyOf(channelIds), e);
        } catch (TimeoutException e) {
            throw new AmqpIOException("the broker did not answer when the queues were declared", new IOException(e));
        }
    }
}
