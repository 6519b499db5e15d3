package dev.tradingsystem.telegram.store.cache;

import dev.tradingsystem.telegram.model.wire.CacheKeys;
import java.util.List;

/// Which version of a message a consumer has finished with. It saves the consumer a question to
/// its database and decides nothing: marks are set after the effect is stored, and may be lost at
/// any time.
///
/// Everything here throws [CacheUnavailable] when Redis does not answer.
public final class SeenMarks {

    private static final Script<Long> MARK = Script.alone("mark.lua");
    private static final String SECONDS = Long.toString(CacheKeys.SEEN_TTL.toSeconds());

    private final CacheClient client;

    public SeenMarks(CacheClient client) {
        this.client = client;
    }

    /// Says that the effect of this version is stored. An older version never replaces a newer
    /// one.
    public void mark(String consumer, long channelId, long messageId, int version) {
        MARK.call(
                client,
                new Script.Call(
                        List.of(CacheKeys.seen(channelId, messageId)),
                        List.of(consumer, Integer.toString(version), SECONDS)));
    }

    /// Whether this version, or a newer one, is marked.
    public boolean isSeen(String consumer, long channelId, long messageId, int version) {
        String marked = client.call(redis -> redis.hget(CacheKeys.seen(channelId, messageId), consumer));
        return marked != null && Integer.parseInt(marked) >= version;
    }
}
