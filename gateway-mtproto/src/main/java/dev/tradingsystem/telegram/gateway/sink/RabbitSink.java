package dev.tradingsystem.telegram.gateway.sink;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Return;
import com.rabbitmq.client.ShutdownSignalException;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import dev.tradingsystem.telegram.model.wire.Topology;
import dev.tradingsystem.telegram.model.wire.Trace;
import dev.tradingsystem.telegram.store.lease.Fence;
import dev.tradingsystem.telegram.store.log.Checkpoints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessException;

/// Publishes changes: persistent, mandatory, confirmed; message id is the number.
///
/// A batch goes out on one channel and is done when the broker confirmed all of it. What no queue
/// took comes back before its confirm, is counted and recorded, and holds up nobody: its later
/// consumer reads it from the log.
final class RabbitSink implements Sink {

    private static final long CONFIRM_LIMIT = Duration.ofSeconds(5).toMillis();
    private static final int PERSISTENT = 2;

    private final Broker broker;
    private final Checkpoints checkpoints;
    private final RabbitMetrics metrics;
    private final Queue<Checkpoints.Returned> returned = new ConcurrentLinkedQueue<>();

    RabbitSink(SinkProperties.Queue queue, Checkpoints checkpoints, RabbitMetrics metrics) {
        this.broker = new Broker(queue, this::cameBack);
        this.checkpoints = checkpoints;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "rabbitmq";
    }

    @Override
    public String outage() {
        return "RabbitMQ unavailable, publishing continues from the checkpoint";
    }

    @Override
    public boolean answers() {
        return broker.answers();
    }

    @Override
    public void deliver(Fence fence, List<Change> changes) {
        returned.clear();
        try {
            Channel channel = broker.channel();
            for (Change change : changes) {
                publish(channel, change);
            }
            channel.waitForConfirmsOrDie(CONFIRM_LIMIT);
        } catch (IOException | TimeoutException | ShutdownSignalException e) {
            throw unconfirmed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unconfirmed(e);
        }
        List<Checkpoints.Returned> unroutable = List.copyOf(returned);
        metrics.published(changes.size() - unroutable.size(), unroutable.size());
        record(fence, unroutable);
    }

    private SinkUnavailable unconfirmed(Exception e) {
        broker.close();
        metrics.failed();
        return new SinkUnavailable("the broker did not confirm: " + e, e);
    }

    private static void publish(Channel channel, Change change) throws IOException {
        var properties = new AMQP.BasicProperties.Builder()
                .contentType("application/json")
                .contentEncoding(StandardCharsets.UTF_8.name())
                .deliveryMode(PERSISTENT)
                .messageId(Long.toString(change.seq()))
                .timestamp(Date.from(change.message().sentAt()))
                .headers(Map.of(
                        Topology.HEADER_SOURCE, Topology.SOURCE,
                        Topology.HEADER_CHANNEL_ID, Long.toString(change.channelId()),
                        Topology.HEADER_MESSAGE_ID, Long.toString(change.messageId()),
                        Topology.HEADER_VERSION, change.version(),
                        Topology.HEADER_KIND, change.kind().word(),
                        Topology.HEADER_TRACE, Trace.parent(change)))
                .build();
        byte[] body = ChangeJson.write(change).getBytes(StandardCharsets.UTF_8);
        channel.basicPublish(Topology.EXCHANGE, Topology.routingKey(change.channelId()), true, properties, body);
    }

    private void cameBack(Return message) {
        String channelId = String.valueOf(message.getProperties().getHeaders().get(Topology.HEADER_CHANNEL_ID));
        String seq = message.getProperties().getMessageId();
        returned.add(new Checkpoints.Returned(Long.parseLong(channelId), Long.parseLong(seq)));
    }

    private void record(Fence fence, List<Checkpoints.Returned> unroutable) {
        if (unroutable.isEmpty()) {
            return;
        }
        try {
            checkpoints.returned(name(), fence, unroutable);
        } catch (DataAccessException e) {
            throw new SinkUnavailable("returned messages could not be recorded: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
