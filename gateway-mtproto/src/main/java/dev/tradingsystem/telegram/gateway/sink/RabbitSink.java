package dev.tradingsystem.telegram.gateway.sink;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import dev.tradingsystem.telegram.model.wire.Topology;
import dev.tradingsystem.telegram.store.lease.Fence;
import dev.tradingsystem.telegram.store.log.Checkpoints;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.ReturnedMessage;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitOperations;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.dao.DataAccessException;

/// Publishes changes: persistent, mandatory, confirmed; message id is the number.
///
/// A batch goes out on one channel and is done when the broker confirmed all of it. What no queue took comes
/// back, is
/// counted and recorded, and holds up nobody: its later consumer reads it from the log.
final class RabbitSink implements Sink {

    private static final Duration CONFIRM_LIMIT = Duration.ofSeconds(5);

    private final RabbitTemplate template;
    private final RabbitAdmin admin;
    private final Checkpoints checkpoints;
    private final RabbitMetrics metrics;
    private final Queue<Checkpoints.Returned> returned = new ConcurrentLinkedQueue<>();
    private boolean declared;

    RabbitSink(RabbitTemplate template, RabbitAdmin admin, Checkpoints checkpoints, RabbitMetrics metrics) {
        this.template = template;
        this.admin = admin;
        this.checkpoints = checkpoints;
        this.metrics = metrics;
        template.setMandatory(true);
        template.setReturnsCallback(this::cameBack);
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
    public void deliver(Fence fence, List<Change> changes) {
        try {
            declareOnce();
            returned.clear();
            template.invoke(channel -> publish(channel, changes));
            List<Checkpoints.Returned> unroutable = List.copyOf(returned);
            metrics.published(changes.size() - unroutable.size(), unroutable.size());
            record(fence, unroutable);
        } catch (AmqpException e) {
            declared = false;
            metrics.failed();
            throw new SinkUnavailable("the broker did not confirm: " + e.getMessage(), e);
        }
    }

    private void declareOnce() {
        if (!declared) {
            admin.declareExchange(new TopicExchange(Topology.EXCHANGE, true, false));
            declared = true;
        }
    }

    private static boolean publish(RabbitOperations channel, List<Change> changes) {
        for (Change change : changes) {
            channel.send(Topology.EXCHANGE, Topology.routingKey(change.channelId()), message(change));
        }
        channel.waitForConfirmsOrDie(CONFIRM_LIMIT.toMillis());
        return true;
    }

    private static Message message(Change change) {
        return MessageBuilder.withBody(ChangeJson.write(change).getBytes(StandardCharsets.UTF_8))
                .setContentType("application/json")
                .setContentEncoding(StandardCharsets.UTF_8.name())
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                .setMessageId(Long.toString(change.seq()))
                .setTimestamp(Date.from(change.message().sentAt()))
                .setHeader(Topology.HEADER_SOURCE, Topology.SOURCE)
                .setHeader(Topology.HEADER_CHANNEL_ID, Long.toString(change.channelId()))
                .setHeader(Topology.HEADER_MESSAGE_ID, Long.toString(change.messageId()))
                .setHeader(Topology.HEADER_VERSION, change.version())
                .setHeader(Topology.HEADER_KIND, change.kind().word())
                .build();
    }

    private void cameBack(ReturnedMessage message) {
        String channelId = message.getMessage().getMessageProperties().getHeader(Topology.HEADER_CHANNEL_ID);
        String seq = message.getMessage().getMessageProperties().getMessageId();
        if (channelId != null && seq != null) {
            returned.add(new Checkpoints.Returned(Long.parseLong(channelId), Long.parseLong(seq)));
        }
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
}
