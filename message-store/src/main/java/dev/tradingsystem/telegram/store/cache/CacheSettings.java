package dev.tradingsystem.telegram.store.cache;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where Redis is.
///
/// @param host of the server, asked directly when there are no sentinels
/// @param password of the server; `null` for none
/// @param sentinels the sentinels to ask for the master; empty means `host` is it
public record CacheSettings(String host, int port, @Nullable String password, List<Sentinel> sentinels) {

    /// The name under which sentinels know the master.
    public static final String MASTER = "telegram-redis";

    public CacheSettings {
        sentinels = List.copyOf(sentinels);
    }

    /// One server, without sentinels.
    public static CacheSettings direct(String host, int port, @Nullable String password) {
        return new CacheSettings(host, port, password, List.of());
    }

    /// Settings as they stand in the environment; an absent password may be blank there.
    ///
    /// @param sentinels `host:port` with commas, or blank
    /// @throws IllegalArgumentException when an entry has no port
    public static CacheSettings of(String host, int port, @Nullable String password, String sentinels) {
        var parsed = new ArrayList<Sentinel>();
        for (String entry : sentinels.split(",", -1)) {
            if (!entry.isBlank()) {
                parsed.add(Sentinel.of(entry.strip()));
            }
        }
        return new CacheSettings(host, port, password == null || password.isBlank() ? null : password, parsed);
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
