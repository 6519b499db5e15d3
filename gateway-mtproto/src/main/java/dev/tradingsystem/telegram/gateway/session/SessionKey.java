package dev.tradingsystem.telegram.gateway.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The key TDLib encrypts its files with. Never shown, never logged.
final class SessionKey {

    private static final int SHORTEST = 32;
    private static final String NAMES =
            "TELEGRAM_SESSION_ENCRYPTION_KEY, or the credential telegram.session.encryption-key,";
    private static final byte[] CHECKED = "telegram session".getBytes(StandardCharsets.UTF_8);

    private final byte[] bytes;

    private SessionKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @throws IllegalArgumentException when it is too short; says where it is set, not what it
    ///     is
    static SessionKey of(String text) {
        String key = text.strip();
        if (key.length() < SHORTEST) {
            throw new IllegalArgumentException("%s must have at least %d characters".formatted(NAMES, SHORTEST));
        }
        return new SessionKey(key.getBytes(StandardCharsets.UTF_8));
    }

    /// The key of the settings: of its file when one is named.
    static SessionKey of(SessionProperties properties) {
        Path file = properties.encryptionKeyFile();
        if (file == null) {
            return of(properties.encryptionKey());
        }
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the session's encryption key cannot be read from " + file, e);
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /// A value that tells this key from another one and does not give it away.
    String check() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(CHECKED));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "SessionKey[***]";
    }
}
