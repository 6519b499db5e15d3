package dev.tradingsystem.telegram.model.wire;

import java.time.Duration;

/// Names and lifetimes of every key in Redis.
public final class CacheKeys {

    /// How long a message stays in the hot cache; older ones are never put there.
    public static final Duration MESSAGE_TTL = Duration.ofHours(1);

    /// Without a sign of life for this long the cache proves nothing.
    public static final Duration ALIVE_TTL = Duration.ofSeconds(30);

    /// How long a consumer's mark saves the question whether it has seen a message.
    public static final Duration SEEN_TTL = Duration.ofHours(2);

    /// How long an answer of the API is kept, unless something changes before.
    public static final Duration ANSWER_TTL = Duration.ofSeconds(30);

    private CacheKeys() {}

    /// A message's newest change as JSON.
    public static String message(long channelId, long messageId) {
        return "telegram:msg:" + channelId + ":" + messageId;
    }

    /// A channel's index: sorted set of `messageId:version` by seq, with its floors.
    public static String recent(long channelId) {
        return "telegram:channel:" + channelId + ":recent";
    }

    /// Present while the gateway that feeds the channel's index is alive.
    public static String alive(long channelId) {
        return "telegram:channel:" + channelId + ":alive";
    }

    /// An answer of the API: a page of a channel's messages.
    ///
    /// @param question empty for the plain newest page; else 16 hex digits that stand for all
    ///     that was asked for
    public static String answer(long channelId, int limit, String question) {
        return "api:messages:" + channelId + ":limit" + limit + (question.isEmpty() ? "" : ":q" + question);
    }

    /// Which version of a message each consumer has finished: hash of consumer to version.
    public static String seen(long channelId, long messageId) {
        return "telegram:dedup:" + channelId + ":" + messageId;
    }
}
