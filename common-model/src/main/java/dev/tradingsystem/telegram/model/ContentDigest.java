package dev.tradingsystem.telegram.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Tells two contents apart when Telegram's edit date, which has whole seconds, cannot.
public final class ContentDigest {

    /// Grows whenever the same message would digest differently, so that a changed normaliser is
    /// no edit.
    public static final int VERSION = 1;

    private ContentDigest() {}

    /// The first 64 bits of the SHA-256 of text and medium.
    public static long of(Content content) {
        String canonical = switch (content) {
            case Content.Text(var text) -> "t\0" + text;
            case Content.Media m -> "m\0" + m.kind().word() + '\0' + m.fileId() + '\0' + m.caption();
            case Content.Unsupported unsupported -> "u\0" + unsupported.type();
        };
        return ByteBuffer.wrap(sha256().digest(canonical.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
