package dev.tradingsystem.telegram.store.cache;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where Redis is, and as whom it is asked.
///
/// @param host of the server, asked directly when there are no sentinels
/// @param user one of the server's ACL users; `null` for the one without a name
/// @param password of the user; `null` for none
/// @param sentinels the sentinels to ask for the master; empty means `host` is it
/// @param sentinelPassword what the sentinels themselves ask for; `null` for nothing
public record CacheSettings(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        List<Sentinel> sentinels,
        @Nullable String sentinelPassword) {

    /// The name under which sentinels know the master.
    public static final String MASTER = "telegram-redis";

    public CacheSettings {
        sentinels = List.copyOf(sentinels);
        if (user != null && password == null) {
            throw new IllegalArgumentException("TELEGRAM_REDIS_USER is set, but TELEGRAM_REDIS_PASSWORD is not");
        }
    }

    /// One server, without sentinels.
    public static CacheSettings direct(String host, int port, @Nullable String password) {
        return new CacheSettings(host, port, null, password, List.of(), null);
    }

    /// Settings as they stand in the environment; what is absent may be blank there.
    ///
    /// @param sentinels `host:port` with commas, or blank
    /// @throws IllegalArgumentException when an entry has no port, or a user no password
    public static CacheSettings of(
            String host, int port, String user, String password, String sentinels, String sentinelPassword) {
        var parsed = new ArrayList<Sentinel>();
        for (String entry : sentinels.split(",", -1)) {
            if (!entry.isBlank()) {
                parsed.add(Sentinel.of(entry.strip()));
            }
        }
        return new CacheSettings(host, port, given(user), given(password), parsed, given(sentinelPassword));
    }

    private static @Nullable String given(String value) {
        return value.isBlank() ? null : value;
    }

    @Override
    public String toString() {
        return sentinels.isEmpty() ? host + ":" + port : MASTER + "@" + sentinels;
    }

    /// Where a sentinel listens.
    public record Sentinel(String host, int port) {

        static Sentinel of(String entry) {
            int colon = entry.lastIndexOf(':');
            if (colon < 1 || !entry.substring(colon + 1).matches("\\d{1,5}")) {
                throw new IllegalArgumentException("a sentinel is host:port, not " + entry);
            }
            return new Sentinel(entry.substring(0, colon), Integer.parseInt(entry.substring(colon + 1)));
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
