package dev.tradingsystem.telegram.tpcapital.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// The accepted keys. They are kept as digests, which are compared in constant time.
final class ApiKeys {

    private static final int SHORTEST = 16;

    private final List<byte[]> digests;

    private ApiKeys(List<byte[]> digests) {
        this.digests = digests;
    }

    /// Keys as they stand in the environment, perhaps with white space and quotes around them.
    ///
    /// @throws IllegalStateException naming the variable when there is none, or one is too short
    static ApiKeys of(List<String> keys) {
        List<String> bare = keys.stream().map(ApiKeys::bare).toList();
        if (bare.isEmpty() || bare.stream().anyMatch(key -> key.length() < SHORTEST)) {
            throw new IllegalStateException(
                    "TP_CAPITAL_API_KEY must be set and have at least %d characters".formatted(SHORTEST));
        }
        return new ApiKeys(bare.stream().map(ApiKeys::digest).toList());
    }

    /// Whether a key is one of ours; every key is compared, whatever the others say.
    boolean accepts(String key) {
        byte[] asked = digest(key.strip());
        boolean accepted = false;
        for (byte[] digest : digests) {
            accepted |= MessageDigest.isEqual(digest, asked);
        }
        return accepted;
    }

    private static String bare(String key) {
        String stripped = key.strip();
        boolean quoted = stripped.length() > 1
                && (stripped.startsWith("\"") || stripped.startsWith("'"))
                && stripped.charAt(0) == stripped.charAt(stripped.length() - 1);
        return quoted ? stripped.substring(1, stripped.length() - 1).strip() : stripped;
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
