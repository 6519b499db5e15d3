package dev.tradingsystem.telegram.api.key;

import dev.tradingsystem.telegram.store.key.ApiKey;
import dev.tradingsystem.telegram.store.key.KeySecret;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keys from the environment. They may do everything.
final class BootstrapKeys {

    /// The id of all of them.
    static final String ID = "bootstrap";

    private static final int SHORTEST = 16;

    private final List<Known> known = new ArrayList<>();

    BootstrapKeys(KeyProperties properties) {
        this(properties.token(), properties.key(), properties.required());
    }

    /// @throws IllegalStateException when there is none, or one is shorter than 16 characters
    BootstrapKeys(String token, String key, boolean required) {
        add("TELEGRAM_GATEWAY_API_TOKEN", token);
        add("TELEGRAM_GATEWAY_API_KEY", key);
        if (known.isEmpty() && required) {
            throw new IllegalStateException(
                    "no key: set TELEGRAM_GATEWAY_API_TOKEN or TELEGRAM_GATEWAY_API_KEY, 16 characters or more");
        }
    }

    private void add(String variable, String value) {
        if (value.isBlank()) {
            return;
        }
        for (String entry : value.split(",", -1)) {
            String key = stripped(entry);
            if (key.length() < SHORTEST) {
                throw new IllegalStateException(
                        "a key in " + variable + " is empty or shorter than " + SHORTEST + " characters");
            }
            known.add(new Known(variable, new Digest(KeySecret.digest(key))));
        }
    }

    /// Compares with every key, so that the time tells nothing.
    Optional<ApiKey> find(String presented) {
        byte[] digest = KeySecret.digest(presented);
        Optional<ApiKey> found = Optional.empty();
        for (Known candidate : known) {
            if (MessageDigest.isEqual(candidate.digest.bytes, digest)) {
                found = Optional.of(key(candidate.variable));
            }
        }
        return found;
    }

    /// Without white space and quotes around it: both survive in many an environment file.
    static String stripped(String key) {
        String stripped = key.strip();
        if (stripped.length() >= 2 && isQuote(stripped.charAt(0)) && stripped.endsWith(stripped.substring(0, 1))) {
            stripped = stripped.substring(1, stripped.length() - 1).strip();
        }
        return stripped;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    static ApiKey key(String name) {
        return new ApiKey(ID, name, Set.of(ApiKey.OPERATOR), null, true, null);
    }

    private record Known(String variable, Digest digest) {}

    private static final class Digest {
        private final byte[] bytes;

        private Digest(byte[] bytes) {
            this.bytes = bytes;
        }
    }
}
