package dev.tradingsystem.telegram.testdc.crypto;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Arrays;

/// Byte strings: joined, cut, combined, and as numbers.
public final class Bytes {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Bytes() {}

    public static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        var joined = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            joined.put(part);
        }
        return joined.array();
    }

    /// The bytes from `from` to before `to`.
    ///
    /// @throws IllegalArgumentException when there are not as many
    public static byte[] cut(byte[] bytes, int from, int to) {
        if (to > bytes.length || from > to) {
            throw new IllegalArgumentException("bytes %d to %d of %d".formatted(from, to, bytes.length));
        }
        return Arrays.copyOfRange(bytes, from, to);
    }

    public static byte[] xor(byte[] one, byte[] other) {
        byte[] result = one.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] ^= other[i];
        }
        return result;
    }

    public static byte[] reversed(byte[] bytes) {
        byte[] result = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = bytes[bytes.length - 1 - i];
        }
        return result;
    }

    public static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /// Eight bytes as a number, little-endian.
    public static long int64(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(at);
    }

    /// The unsigned big-endian number.
    public static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    /// A number as exactly `length` bytes, big-endian, zeros in front.
    ///
    /// @throws IllegalArgumentException when it needs more
    public static byte[] of(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        int sign = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        if (number.signum() < 0 || bytes.length - sign > length) {
            throw new IllegalArgumentException("a number of %d bits in %d bytes".formatted(number.bitLength(), length));
        }
        byte[] result = new byte[length];
        System.arraycopy(bytes, sign, result, length - bytes.length + sign, bytes.length - sign);
        return result;
    }
}
