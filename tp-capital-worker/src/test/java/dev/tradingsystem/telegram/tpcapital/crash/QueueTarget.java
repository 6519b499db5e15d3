package dev.tradingsystem.telegram.tpcapital.crash;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import dev.tradingsystem.telegram.local.LocalRabbit;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import dev.tradingsystem.telegram.model.wire.Topology;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Publishes persistently and with confirms; a broker that is away is connected to again.
final class QueueTarget implements LogFollower.Target {

    private static final long CONFIRM_MILLIS = 5_000;

    private final ConnectionFactory factory = new ConnectionFactory();
    private @Nullable Channel channel;

    QueueTarget(LocalRabbit rabbit) {
        factory.setHost(rabbit.host());
        factory.setPort(rabbit.port());
        factory.setVirtualHost(rabbit.vhost());
        factory.setUsername(rabbit.user());
        factory.setPassword(rabbit.password());
        factory.setAutomaticRecoveryEnabled(false);
        factory.setConnectionTimeout(2_000);
    }

    @Override
    public void deliver(List<Change> changes) throws Exception {
        if (changes.isEmpty()) {
            return;
        }
        Channel open = channel();
        for (Change change : changes) {
            open.basicPublish(
                    Topology.EXCHANGE,
                    Topology.routingKey(change.channelId()),
                    MessageProperties.PERSISTENT_BASIC,
                    ChangeJson.write(change).getBytes(StandardCharsets.UTF_8));
        }
        open.waitForConfirmsOrDie(CONFIRM_MILLIS);
    }

    private Channel channel() throws Exception {
        Channel current = channel;
        if (current != null && current.isOpen()) {
            return current;
        }
        Connection connection = factory.newConnection("test-publisher");
        Channel fresh = connection.createChannel();
        fresh.confirmSelect();
        fresh.exchangeDeclare(Topology.EXCHANGE, "topic", true);
        channel = fresh;
        return fresh;
    }
}
