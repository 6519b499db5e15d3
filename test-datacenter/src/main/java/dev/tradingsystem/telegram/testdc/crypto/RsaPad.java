package dev.tradingsystem.telegram.testdc.crypto;

import java.util.Arrays;

/// RSA_PAD, the padding of the key exchange's first secret.
public final class RsaPad {

    private static final int KEY = 32;
    private static final int DATA = 192;

    private RsaPad() {}

    /// The 192 bytes that were encrypted for this key, random padding at their end included.
    ///
    /// @throws IllegalArgumentException when they were not
    public static byte[] decrypt(TestRsaKey key, byte[] encrypted) {
        byte[] padded = key.decrypt(encrypted);
        byte[] body = Bytes.cut(padded, KEY, TestRsaKey.LENGTH);
        byte[] tempKey = Bytes.xor(Bytes.cut(padded, 0, KEY), Sha.sha256(body));
        byte[] plain = new AesIge(tempKey, new byte[32]).decrypt(body);
        byte[] data = Bytes.reversed(Bytes.cut(plain, 0, DATA));
        if (!Arrays.equals(Bytes.cut(plain, DATA, plain.length), Sha.sha256(tempKey, data))) {
            throw new IllegalArgumentException("not encrypted for this key: the hash differs");
        }
        return data;
    }
}
