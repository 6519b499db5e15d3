package dev.tradingsystem.telegram.tpcapital.intake;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.ShutdownSignalException;
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

    private final LocalRabbit rabbit;
    private final Connection connection;
    private final Channel channel;
    private final Connection publisher;
    private final Channel publishing;

    Broker(LocalRabbit rabbit) throws Exception {
        this.rabbit = rabbit;
        connection = connected(rabbit.user(), rabbit.password());
        channel = connection.createChannel();
        publisher = connected("gateway", DeployedUsers.password("gateway"));
        publishing = publisher.createChannel();
        publishing.exchangeDeclare(Topology.EXCHANGE, "topic", true);
    }

    private Connection connected(String user, String password) throws Exception {
        var factory = new ConnectionFactory();
        factory.setHost(rabbit.host());
        factory.setPort(rabbit.port());
        factory.setVirtualHost(rabbit.vhost());
        factory.setUsername(user);
        factory.setPassword(password);
        return factory.newConnection("test");
    }

    /// Whether the broker says no when this user tries that.
    boolean refuses(String user, Act act) throws Exception {
        try (Connection tried = connected(user, DeployedUsers.password(user))) {
            act.tryOn(tried.createChannel());
            return false;
        } catch (IOException e) {
            return e.getCause() instanceof ShutdownSignalException refusal
                    && refusal.getReason() instanceof AMQP.Channel.Close close
                    && close.getReplyCode() == AMQP.ACCESS_REFUSED;
        }
    }

    /// Something that may be refused.
    interface Act {

        void tryOn(Channel channel) throws IOException;
    }

    void publish(Change change) throws Exception {
        publish(change.channelId(), ChangeJson.write(change));
    }

    void publish(long channelId, String body) throws Exception {
        publishing.basicPublish(
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
        publisher.close();
        connection.close();
    }
}
