package dev.tradingsystem.telegram.api.store;

import dev.tradingsystem.telegram.store.cache.CacheClient;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The hot cache, if it is switched on.
public final class Cache implements AutoCloseable {

    private final @Nullable CacheClient client;

    Cache(@Nullable CacheClient client) {
        this.client = client;
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
