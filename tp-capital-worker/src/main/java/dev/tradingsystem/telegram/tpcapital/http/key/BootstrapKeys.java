package dev.tradingsystem.telegram.tpcapital.http.key;

import dev.tradingsystem.telegram.store.key.ApiKey;
import dev.tradingsystem.telegram.store.key.KeySecret;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keys from the environment. They may do everything, and no rate limit holds them. Only digests
/// are kept, which are compared in constant time.
final class BootstrapKeys {

    private static final int SHORTEST = 16;
    private static final ApiKey KEY =
            new ApiKey("bootstrap", "TP_CAPITAL_API_KEY", Set.of(ApiKey.OPERATOR), null, true, null);

    private final List<byte[]> digests;

    /// @param keys as they stand in the environment, perhaps with white space and quotes
    /// @throws IllegalStateException naming the variable when there is none, or one is too short
    BootstrapKeys(List<String> keys) {
        List<String> bare = keys.stream().map(BootstrapKeys::bare).toList();
        if (bare.isEmpty() || bare.stream().anyMatch(key -> key.length() < SHORTEST)) {
            throw new IllegalStateException(
                    "TP_CAPITAL_API_KEY must be set and have at least %d characters".formatted(SHORTEST));
        }
        this.digests = bare.stream().map(KeySecret::digest).toList();
    }

    /// Compares with every key, so that the time tells nothing.
    Optional<ApiKey> find(String presented) {
        byte[] asked = KeySecret.digest(presented);
        boolean known = false;
        for (byte[] digest : digests) {
            known |= MessageDigest.isEqual(digest, asked);
        }
        return known ? Optional.of(KEY) : Optional.empty();
    }

    /// Without white space and quotes around it: both survive in many an environment file.
    static String bare(String key) {
        String stripped = key.strip();
        boolean quoted = stripped.length() > 1
                && (stripped.startsWith("\"") || stripped.startsWith("'"))
                && stripped.charAt(0) == stripped.charAt(stripped.length() - 1);
        return quoted ? stripped.substring(1, stripped.length() - 1).strip() : stripped;
    }
}
