package dev.tradingsystem.telegram.gateway.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The kinds of pictures that are handed on, told by their first bytes.
final class ImageType {

    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] RIFF = "RIFF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WEBP = "WEBP".getBytes(StandardCharsets.US_ASCII);
    private static final int WEBP_AT = 8;

    private ImageType() {}

    /// Its media type; empty when the bytes are none of these.
    static Optional<String> of(byte[] bytes) {
        if (isAt(bytes, 0, JPEG)) {
            return Optional.of("image/jpeg");
        }
        if (isAt(bytes, 0, PNG)) {
            return Optional.of("image/png");
        }
        return isAt(bytes, 0, RIFF) && isAt(bytes, WEBP_AT, WEBP) ? Optional.of("image/webp") : Optional.empty();
    }

    private static boolean isAt(byte[] bytes, int offset, byte[] mark) {
        int end = offset + mark.length;
        return bytes.length >= end && Arrays.equals(bytes, offset, end, mark, 0, mark.length);
    }
}
