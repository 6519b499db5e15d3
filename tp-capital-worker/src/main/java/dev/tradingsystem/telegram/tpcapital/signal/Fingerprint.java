package dev.tradingsystem.telegram.tpcapital.signal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// What makes two orders of a channel the same order, whatever words they are given in.
final class Fingerprint {

    private Fingerprint() {}

    static byte[] of(long channelId, Signal signal) {
        var words = new StringBuilder(96)
                .append(channelId)
                .append('|')
                .append(signal.asset().ticker())
                .append('|')
                .append(signal.side().word())
                .append('|')
                .append(signal.type() == null ? "" : signal.type().word())
                .append('|')
                .append(signal.entry().atMarket());
        append(words, signal.entry().min());
        append(words, signal.entry().max());
        signal.targets().forEach(target -> append(words, target));
        append(words.append('|'), signal.targetFinal());
        append(words, signal.stop());
        return sha256().digest(words.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// The same in hexadecimal digits.
    static String hex(long channelId, Signal signal) {
        return HexFormat.of().formatHex(of(channelId, signal));
    }

    private static void append(StringBuilder words, @Nullable BigDecimal price) {
        words.append('|');
        if (price != null) {
            words.append(price.stripTrailingZeros().toPlainString());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
