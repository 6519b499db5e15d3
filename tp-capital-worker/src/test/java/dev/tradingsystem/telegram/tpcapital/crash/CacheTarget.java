package dev.tradingsystem.telegram.tpcapital.crash;

import dev.tradingsystem.telegram.local.LocalRedis;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.cache.CacheClient;
import dev.tradingsystem.telegram.store.cache.CacheSettings;
import dev.tradingsystem.telegram.store.cache.HotMessages;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keeps the hot cache as the gateway does, with a sign of life at every turn.
final class CacheTarget implements LogFollower.Target, AutoCloseable {

    private final CacheClient client;
    private final HotMessages hot;
    private final Map<Long, Long> delivered = new HashMap<>();

    CacheTarget(LocalRedis redis) {
        client = new CacheClient(CacheSettings.direct(redis.host(), redis.port(), null));
        hot = new HotMessages(client, Clock.systemUTC());
    }

    @Override
    public void deliver(List<Change> changes) {
        hot.put(changes);
        changes.forEach(change -> delivered.put(change.channelId(), change.seq()));
        hot.touch(delivered);
    }

    @Override
    public void close() {
        client.close();
    }
}
