package dev.tradingsystem.telegram.tpcapital.intake;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import dev.tradingsystem.telegram.local.LocalRabbit;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import dev.tradingsystem.telegram.model.wire.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Publishes as the gateway does, and looks into queues.
final class Broker implements AutoCloseable {

    private final Connection connection;
    private final Channel channel;

    Broker(LocalRabbit rabbit) throws Exception {
        var factory = new ConnectionFactory();
        factory.setHost(rabbit.host());
        factory.setPort(rabbit.port());
        factory.setVirtualHost(rabbit.vhost());
        factory.setUsername(rabbit.user());
        factory.setPassword(rabbit.password());
        connection = factory.newConnection("test");
        channel = connection.createChannel();
        channel.exchangeDeclare(Topology.EXCHANGE, "topic", true);
    }

    void publish(Change change) throws Exception {
        publish(change.channelId(), ChangeJson.write(change));
    }

    void publish(long channelId, String body) throws Exception {
        channel.basicPublish(
                Topology.EXCHANGE, Topology.routingKey(channelId), null, body.getBytes(StandardCharsets.UTF_8));
    }

    long waiting(String queue) throws Exception {
        return channel.messageCount(queue);
    }

    /// Takes a dead letter; why and from where it came, and its body.
    DeadLetter deadLetter() throws Exception {
        GetResponse letter = channel.basicGet(Topology.DEAD_LETTERS, true);
        var deaths =
                (List<?>) Objects.requireNonNull(letter.getProps().getHeaders().get("x-death"));
        var death = (Map<?, ?>) deaths.getFirst();
        return new DeadLetter(
                String.valueOf(death.get("reason")),
                String.valueOf(death.get("queue")),
                new String(letter.getBody(), StandardCharsets.UTF_8));
    }

    record DeadLetter(String reason, String queue, String body) {}

    void purge(String queue) throws Exception {
        channel.queuePurge(queue);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
