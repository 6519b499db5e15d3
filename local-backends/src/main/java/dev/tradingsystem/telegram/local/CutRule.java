package dev.tradingsystem.telegram.local;

import java.nio.charset.StandardCharsets;

/// When a [CuttableProxy] cuts a connection by itself. A rule serves once.
sealed interface CutRule {

    /// Never.
    record Never() implements CutRule {}

    /// When bytes arrive from a client that complete this text, before they are passed on.
    record BeforeRequest(String text) implements CutRule {}

    /// When the server's next bytes arrive after this text has been passed on to it, before they
    /// are passed back.
    record BeforeAnswer(String text) implements CutRule {}

    /// When so many bytes of the server have been passed back, counted over all connections from
    /// now on.
    record AfterServerBytes(long count) implements CutRule {}

    /// Text as it stands in the bytes of a protocol.
    static String textOf(byte[] buffer, int length) {
        return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
    }

    /// Text to look for, in the same form.
    static String needle(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
