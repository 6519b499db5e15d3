package dev.tradingsystem.telegram.tpcapital.intake;

import dev.tradingsystem.telegram.store.cache.CacheClient;
import dev.tradingsystem.telegram.store.cache.HotMessages;
import dev.tradingsystem.telegram.store.cache.SeenMarks;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Redis, or nothing when it is switched off.
public final class Cache implements AutoCloseable {

    private final @Nullable CacheClient client;

    Cache(@Nullable CacheClient client) {
        this.client = client;
    }

    /// Whether it is asked at all.
    public boolean isEnabled() {
        return client != null;
    }

    /// Whether the last thing asked of it was answered.
    public boolean isUp() {
        return client != null && client.isUp();
    }

    @Nullable
    HotMessages hot(Clock clock) {
        return client == null ? null : new HotMessages(client, clock);
    }

    @Nullable
    SeenMarks marks() {
        return client == null ? null : new SeenMarks(client);
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }
}
