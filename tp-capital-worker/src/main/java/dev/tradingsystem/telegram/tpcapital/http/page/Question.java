package dev.tradingsystem.telegram.tpcapital.http.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// What a list was asked for, as one word: a cursor is good for the same question only.
///
/// @param list which list it is
/// @param filters order, filters and the channels the key may see; a record, so that equal
///     questions have equal words
public record Question(String list, Record filters) {

    static final int BYTES = 16;

    byte[] digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return Arrays.copyOf(sha.digest((list + '\0' + filters).getBytes(StandardCharsets.UTF_8)), BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
