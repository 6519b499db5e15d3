package dev.tradingsystem.telegram.reliability.observe;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.CancelCallback;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DeliverCallback;
import com.rabbitmq.client.ShutdownSignalException;
import dev.tradingsystem.telegram.local.LocalRabbit;
import dev.tradingsystem.telegram.model.wire.Topology;
import dev.tradingsystem.telegram.reliability.check.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/// A consumer with a durable queue of its own, which takes all that is published and comes back
/// after every loss of its connection.
final class QueueTap implements AutoCloseable {

    private static final String QUEUE = "everything";
    private static final long PAUSE = Duration.ofMillis(100).toNanos();
    private static final int PREFETCH = 50;

    private final ConnectionFactory broker = new ConnectionFactory();
    private final List<Entry> entries = Collections.synchronizedList(new ArrayList<>());
    private final Set<Long> seqs = ConcurrentHashMap.newKeySet();
    private final Thread thread = Thread.ofVirtual().name("queue-tap").unstarted(this::run);
    private volatile boolean paused;
    private volatile boolean closed;

    QueueTap(LocalRabbit rabbit) {
        broker.setHost("127.0.0.1");
        broker.setPort(rabbit.port());
        broker.setVirtualHost(rabbit.vhost());
        broker.setUsername(rabbit.user());
        broker.setPassword(rabbit.password());
        broker.setAutomaticRecoveryEnabled(false);
        broker.setConnectionTimeout(5_000);
        broker.setRequestedHeartbeat(5);
        try (Connection connection = broker.newConnection();
                Channel channel = connection.createChannel()) {
            declare(channel);
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("cannot declare the tap", e);
        }
        thread.start();
    }

    /// While true it takes nothing more.
    void pause(boolean pause) {
        paused = pause;
    }

    boolean has(long seq) {
        return seqs.contains(seq);
    }

    List<Entry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    private static void declare(Channel channel) throws IOException {
        channel.exchangeDeclare(Topology.EXCHANGE, BuiltinExchangeType.TOPIC, true);
        channel.queueDeclare(QUEUE, true, false, false, Map.of("x-queue-type", "quorum"));
        channel.queueBind(QUEUE, Topology.EXCHANGE, Topology.routingKey(0).replace("0", "#"));
    }

    private void run() {
        while (!closed) {
            try (Connection connection = broker.newConnection();
                    Channel channel = connection.createChannel()) {
                consume(connection, channel);
            } catch (IOException | TimeoutException | ShutdownSignalException e) {
                LockSupport.parkNanos(PAUSE); // the broker is what these runs take away
            }
        }
    }

    private void consume(Connection connection, Channel channel) throws IOException {
        declare(channel);
        channel.basicQos(PREFETCH);
        DeliverCallback take = (_, delivery) -> {
            while (paused && !closed) {
                LockSupport.parkNanos(PAUSE);
            }
            Entry entry = Entries.parse(new String(delivery.getBody(), StandardCharsets.UTF_8));
            entries.add(entry);
            seqs.add(entry.seq());
            channel.basicAck(delivery.getEnvelope().getDeliveryTag(), false);
        };
        boolean[] cancelled = new boolean[1];
        CancelCallback end = _ -> cancelled[0] = true;
        channel.basicConsume(QUEUE, false, take, end);
        while (!closed && connection.isOpen() && channel.isOpen() && !cancelled[0]) {
            LockSupport.parkNanos(PAUSE);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
