package dev.tradingsystem.telegram.gateway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import dev.tradingsystem.telegram.local.LocalRabbit;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import dev.tradingsystem.telegram.model.wire.Topology;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A durable queue that gets everything published, read at the end.
final class QueueTap {

    private static final String QUEUE = "everything";

    private final ConnectionFactory broker = new ConnectionFactory();

    QueueTap(LocalRabbit rabbit) throws Exception {
        broker.setHost("127.0.0.1");
        broker.setPort(rabbit.port());
        broker.setVirtualHost(rabbit.vhost());
        broker.setUsername(rabbit.user());
        broker.setPassword(rabbit.password());
        try (Connection connection = broker.newConnection();
                Channel channel = connection.createChannel()) {
            channel.exchangeDeclare(Topology.EXCHANGE, BuiltinExchangeType.TOPIC, true);
            channel.queueDeclare(QUEUE, true, false, false, Map.of("x-queue-type", "quorum"));
            channel.queueBind(QUEUE, Topology.EXCHANGE, "telegram.channel.#");
            rabbit.awaitQueuesOnDisk();
        }
    }

    /// Everything in the queue, in the order in which the broker gives it; ends when nothing came
    /// for two seconds.
    List<Change> drain() throws Exception {
        BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
        List<Change> changes = new ArrayList<>();
        try (Connection connection = broker.newConnection();
                Channel channel = connection.createChannel()) {
            channel.basicConsume(QUEUE, true, (_, delivery) -> deliveries.add(delivery), _ -> {});
            for (Delivery next = next(deliveries); next != null; next = next(deliveries)) {
                Change change = ChangeJson.read(new String(next.getBody(), StandardCharsets.UTF_8));
                assertThat(next.getProperties().getMessageId()).isEqualTo(Long.toString(change.seq()));
                changes.add(change);
            }
        }
        return changes;
    }

    private static @Nullable Delivery next(BlockingQueue<Delivery> deliveries) throws InterruptedException {
        return deliveries.poll(2, TimeUnit.SECONDS);
    }
}
