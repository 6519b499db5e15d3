package dev.tradingsystem.telegram.api.store;

import dev.tradingsystem.telegram.store.cache.CacheSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the hot cache is.
///
/// @param enabled false: no connection is made, the views answer everything
/// @param user one of the server's ACL users; blank for the one without a name
/// @param sentinels `host:port` with commas; when set they are asked for the master, and `host`
///     is not used
/// @param sentinelPassword what the sentinels themselves ask for; blank for nothing
@ConfigurationProperties("telegram.cache")
record CacheProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("localhost") String host,
        @DefaultValue("6379") int port,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("") String sentinels,
        @DefaultValue("") String sentinelPassword) {

    CacheProperties {
        if (enabled) {
            CacheSettings _ = CacheSettings.of(host, port, user, password, sentinels, sentinelPassword);
        }
    }

    CacheSettings settings() {
        return CacheSettings.of(host, port, user, password, sentinels, sentinelPassword);
    }

    @Override
    public String toString() {
        return "CacheProperties[enabled=" + enabled + ", " + settings() + "]";
    }
}
