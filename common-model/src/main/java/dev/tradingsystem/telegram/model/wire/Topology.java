package dev.tradingsystem.telegram.model.wire;

import java.util.Map;

/// Names and arguments of everything on the broker. Whoever declares something declares it from
/// here.
public final class Topology {

    /// Durable topic exchange that every change is published to.
    public static final String EXCHANGE = "telegram.messages";

    /// Quorum queue for what no consumer could take.
    public static final String DEAD_LETTERS = "telegram.messages.dlq";

    /// A delivery is repeated at most this often before it is dead-lettered.
    public static final int DELIVERY_LIMIT = 3;

    public static final String HEADER_SOURCE = "x-source";
    public static final String SOURCE = "telegram-gateway";
    public static final String HEADER_CHANNEL_ID = "x-channel-id";
    public static final String HEADER_MESSAGE_ID = "x-message-id";
    public static final String HEADER_VERSION = "x-version";
    public static final String HEADER_KIND = "x-kind";

    /// As in W3C Trace Context; see [Trace].
    public static final String HEADER_TRACE = "traceparent";

    private static final int DAY_MILLIS = 86_400_000;

    private Topology() {}

    /// The routing key of a channel's changes.
    public static String routingKey(long channelId) {
        return "telegram.channel." + channelId;
    }

    /// The queue from which a consumer takes a channel's changes.
    public static String queue(String consumer, long channelId) {
        return "telegram.consumer." + consumer + "." + channelId;
    }

    /// Arguments of a consumer's queue: one active consumer at a time, bounded redelivery, then
    /// dead-lettered.
    public static Map<String, Object> queueArguments() {
        return Map.of(
                "x-queue-type",
                "quorum",
                "x-single-active-consumer",
                true,
                "x-delivery-limit",
                DELIVERY_LIMIT,
                "x-dead-letter-exchange",
                "",
                "x-dead-letter-routing-key",
                DEAD_LETTERS);
    }

    /// Arguments of the dead-letter queue: kept for a day, at most 10,000; the consumer's
    /// database keeps them for good.
    public static Map<String, Object> deadLetterArguments() {
        return Map.of("x-queue-type", "quorum", "x-message-ttl", DAY_MILLIS, "x-max-length", 10_000);
    }
}
