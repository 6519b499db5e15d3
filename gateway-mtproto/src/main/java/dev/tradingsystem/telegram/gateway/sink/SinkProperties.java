package dev.tradingsystem.telegram.gateway.sink;

import dev.tradingsystem.telegram.store.cache.CacheSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/// Where the sinks are.
///
/// @param redis the hot cache; switched off, no connection is made
/// @param queue the broker; switched off, no connection is made
/// @param sinkFinishLimit how long a stop waits for each sink to take what is committed
@ConfigurationProperties("telegram")
record SinkProperties(
        @DefaultValue Redis redis,
        @DefaultValue Queue queue,
        @DefaultValue("5s") Duration sinkFinishLimit) {

    /// The hot cache.
    ///
    /// @param sentinels `host:port` with commas; blank asks the host directly
    /// @param user one of the server's ACL users; blank for the one without a name
    /// @param sentinelPassword what the sentinels themselves ask for; blank for nothing
    record Redis(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("localhost") String host,
            @DefaultValue("6379") int port,
            @DefaultValue("") String sentinels,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("") String sentinelPassword) {

        Redis {
            if (enabled) {
                CacheSettings _ = CacheSettings.of(host, port, user, password, sentinels, sentinelPassword);
            }
        }

        CacheSettings settings() {
            return CacheSettings.of(host, port, user, password, sentinels, sentinelPassword);
        }

        @Override
        public String toString() {
            return "Redis[%s:%d]".formatted(host, port);
        }
    }

    record Queue(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("localhost") String host,
            @DefaultValue("5672") int port,
            @Name("virtual-host") @DefaultValue("telegram") String virtualHost,
            @DefaultValue("telegram") String user,
            @DefaultValue("") String password) {

        @Override
        public String toString() {
            return "Queue[%s:%d]".formatted(host, port);
        }
    }
}
