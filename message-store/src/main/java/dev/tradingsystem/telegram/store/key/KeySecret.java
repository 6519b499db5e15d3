package dev.tradingsystem.telegram.store.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// A key in the form its owner holds: `tgk_<8 characters of id>_<43 characters of secret>`, 256
/// random bits.
///
/// @param id names it in the table and in logs
/// @param secret never stored and never shown again
public record KeySecret(String id, String secret) {

    private static final Pattern FORM = Pattern.compile("tgk_([0-9A-Za-z]{8})_([0-9A-Za-z_-]{43})");
    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int ID_LENGTH = 8;
    private static final int SECRET_BYTES = 32;

    /// A new random key.
    public static KeySecret random(SecureRandom random) {
        var id = new StringBuilder(ID_LENGTH);
        random.ints(ID_LENGTH, 0, ALPHABET.length()).forEach(i -> id.append(ALPHABET.charAt(i)));
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new KeySecret(
                id.toString(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /// Reads a key; empty when it has another form.
    public static Optional<KeySecret> parse(String key) {
        var matcher = FORM.matcher(key);
        return matcher.matches() ? Optional.of(new KeySecret(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /// SHA-256 of any secret word. The words are random, so a slow digest would only slow us.
    public static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// What is stored of it.
    public byte[] digest() {
        return digest(secret);
    }

    /// The key as its owner keeps it. Show it once.
    public String reveal() {
        return "tgk_" + id + "_" + secret;
    }

    @Override
    public String toString() {
        return "tgk_" + id + "_…";
    }
}
