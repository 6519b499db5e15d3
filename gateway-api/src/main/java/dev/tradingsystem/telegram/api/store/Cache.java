package dev.tradingsystem.telegram.api.store;

import dev.tradingsystem.telegram.store.cache.CacheClient;
import dev.tradingsystem.telegram.store.cache.HotMessages;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The hot cache, if it is switched on.
public final class Cache implements AutoCloseable {

    private final @Nullable CacheClient client;
    private final @Nullable HotMessages hot;

    Cache(@Nullable CacheClient client, Clock clock) {
        this.client = client;
        this.hot = client == null ? null : new HotMessages(client, clock);
    }

    /// The newest messages in it; empty when it is switched off.
    public Optional<HotMessages> hot() {
        return Optional.ofNullable(hot);
    }

    /// Its connections; empty when it is switched off.
    public Optional<CacheClient> client() {
        return Optional.ofNullable(client);
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }
}
