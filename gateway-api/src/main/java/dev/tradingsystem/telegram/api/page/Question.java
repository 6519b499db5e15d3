package dev.tradingsystem.telegram.api.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// What a list was asked for, as one word: a cursor is good for the same question only.
///
/// @param parts filters, order and the channels the key may see, in a fixed order
public record Question(List<String> parts) {

    static final int BYTES = 16;

    public Question {
        parts = List.copyOf(parts);
    }

    /// 16 hex digits that stand for it.
    public String hex() {
        return HexFormat.of().formatHex(digest(), 0, BYTES / 2);
    }

    byte[] digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                sha.update(part.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
            }
            return Arrays.copyOf(sha.digest(), BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
