package dev.tradingsystem.telegram.testdc.crypto;

import java.math.BigInteger;

/// RSA_PAD as a client does it, by
/// core.telegram.org/mtproto/auth_key#rsa-paddata-server-public-key.
public final class ClientPadding {

    private ClientPadding() {}

    public static byte[] encrypt(TestRsaKey key, byte[] data) {
        byte[] padded = Bytes.join(data, Bytes.random(192 - data.length));
        while (true) {
            byte[] tempKey = Bytes.random(32);
            byte[] hashed = Bytes.join(Bytes.reversed(padded), Sha.sha256(tempKey, padded));
            byte[] encrypted = new AesIge(tempKey, new byte[32]).encrypt(hashed);
            BigInteger number = Bytes.number(Bytes.join(Bytes.xor(tempKey, Sha.sha256(encrypted)), encrypted));
            if (number.compareTo(key.modulus) < 0) {
                return Bytes.of(number.modPow(key.publicExponent, key.modulus), 256);
            }
        }
    }
}
