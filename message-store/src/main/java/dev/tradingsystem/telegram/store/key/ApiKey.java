package dev.tradingsystem.telegram.store.key;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a key may do. The secret itself is known to its owner only.
///
/// @param scopes words such as `messages:read`; `operator` includes all others
/// @param channels the channels it may see; all when `null`
/// @param unlimited whether the rate limit spares it
/// @param ratePerMinute requests a minute; as the API is set when `null`
public record ApiKey(
        String id,
        String name,
        Set<String> scopes,
        @Nullable Set<Long> channels,
        boolean unlimited,
        @Nullable Integer ratePerMinute,
        @Nullable Instant expiresAt) {

    /// The scope that includes all others.
    public static final String OPERATOR = "operator";

    public ApiKey {
        scopes = Set.copyOf(scopes);
        channels = channels == null ? null : Set.copyOf(channels);
    }

    /// With the usual rate.
    public ApiKey(
            String id,
            String name,
            Set<String> scopes,
            @Nullable Set<Long> channels,
            boolean unlimited,
            @Nullable Instant expiresAt) {
        this(id, name, scopes, channels, unlimited, null, expiresAt);
    }

    /// Whether it has this scope, itself or as an operator.
    public boolean allows(String scope) {
        return scopes.contains(scope) || scopes.contains(OPERATOR);
    }

    /// Whether it may see the channel.
    public boolean sees(long channelId) {
        return channels == null || channels.contains(channelId);
    }
}
