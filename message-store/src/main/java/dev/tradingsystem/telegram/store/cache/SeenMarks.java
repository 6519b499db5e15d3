package dev.tradingsystem.telegram.store.cache;

import dev.tradingsystem.telegram.model.EventKey;
import dev.tradingsystem.telegram.model.wire.CacheKeys;
import java.util.Collection;
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

    /// Says that the effects of these versions are stored, in one round trip. An older version
    /// never replaces a newer one.
    public void mark(String consumer, Collection<EventKey> done) {
        if (!done.isEmpty()) {
            MARK.pipeline(client, done.stream().map(key -> call(consumer, key)).toList());
        }
    }

    private static Script.Call call(String consumer, EventKey key) {
        return new Script.Call(
                List.of(CacheKeys.seen(key.channelId(), key.messageId())),
                List.of(consumer, Integer.toString(key.version()), SECONDS));
    }

    /// Whether this version, or a newer one, is marked.
    public boolean isSeen(String consumer, EventKey key) {
        String marked = client.call(redis -> redis.hget(CacheKeys.seen(key.channelId(), key.messageId()), consumer));
        return marked != null && Integer.parseInt(marked) >= key.version();
    }
}
