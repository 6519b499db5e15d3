package dev.tradingsystem.telegram.gateway.sink;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ReturnCallback;
import dev.tradingsystem.telegram.model.wire.Topology;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One connection with one channel in confirm mode, opened when it is needed and again after it
/// broke.
///
/// The client's own recovery is off: the follower repeats what was not confirmed, and nothing may
/// be published beside that.
final class Broker {

    private static final int CONNECT_LIMIT_MILLIS = 2_000;
    private static final int HEARTBEAT_SECONDS = 10;

    private final ConnectionFactory factory;
    private final ReturnCallback returned;
    private @Nullable Channel channel;

    /// @param returned called for each message that no queue took, before the confirm of the same
    ///     message
    Broker(SinkProperties.Queue queue, ReturnCallback returned) {
        this.factory = factory(queue);
        this.returned = returned;
    }

    private static ConnectionFactory factory(SinkProperties.Queue queue) {
        var factory = new ConnectionFactory();
        factory.setHost(queue.host());
        factory.setPort(queue.port());
        factory.setVirtualHost(queue.virtualHost());
        factory.setUsername(queue.user());
        factory.setPassword(queue.password());
        factory.setConnectionTimeout(CONNECT_LIMIT_MILLIS);
        factory.setHandshakeTimeout(CONNECT_LIMIT_MILLIS);
        factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
        factory.setAutomaticRecoveryEnabled(false);
        return factory;
    }

    /// The open channel, on which the exchange is declared.
    Channel channel() throws IOException, TimeoutException {
        Channel open = channel;
        if (open == null || !open.isOpen()) {
            close();
            open = factory.newConnection("telegram-gateway").createChannel();
            open.confirmSelect();
            open.addReturnListener(returned);
            open.exchangeDeclare(Topology.EXCHANGE, BuiltinExchangeType.TOPIC, true);
            channel = open;
        }
        return open;
    }

    /// Whether the broker accepts a connection right now.
    boolean answers() {
        try (Connection probe = factory.newConnection("telegram-gateway-health")) {
            return probe.isOpen();
        } catch (IOException | TimeoutException e) {
            return false;
        }
    }

    void close() {
        Channel open = channel;
        channel = null;
        if (open != null) {
            open.getConnection().abort(CONNECT_LIMIT_MILLIS);
        }
    }
}
