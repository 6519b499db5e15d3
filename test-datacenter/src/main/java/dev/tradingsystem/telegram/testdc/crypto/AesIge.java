package dev.tradingsystem.telegram.testdc.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES in the mode IGE, with one key and one initialisation vector (both halves: 32 bytes).
///
/// The vector's first half is the ciphertext block before the first one, its second half the
/// plaintext block before it, as in OpenSSL. Lengths are multiples of 16.
public final class AesIge {

    private static final int BLOCK = 16;

    private final SecretKeySpec key;
    private final byte[] cipherBefore;
    private final byte[] plainBefore;

    public AesIge(byte[] key, byte[] iv) {
        if (iv.length != 2 * BLOCK) {
            throw new IllegalArgumentException("an initialisation vector of %d bytes".formatted(iv.length));
        }
        this.key = new SecretKeySpec(key, "AES");
        this.cipherBefore = Bytes.cut(iv, 0, BLOCK);
        this.plainBefore = Bytes.cut(iv, BLOCK, 2 * BLOCK);
    }

    /// c(i) = E(p(i) ^ c(i-1)) ^ p(i-1). With q(i) = c(i) ^ p(i-1) this is q(i) = E(p(i) ^ p(i-2)
    /// ^ q(i-1)): CBC over p(i) ^ p(i-2), which the JDK does in one call.
    public byte[] encrypt(byte[] plain) {
        check(plain);
        byte[] mixed = plain.clone();
        for (int i = plain.length - 1; i >= BLOCK; i--) {
            mixed[i] ^= i >= 2 * BLOCK ? plain[i - 2 * BLOCK] : plainBefore[i - BLOCK];
        }
        byte[] result = cbc(mixed);
        for (int i = 0; i < result.length; i++) {
            result[i] ^= i >= BLOCK ? plain[i - BLOCK] : plainBefore[i];
        }
        return result;
    }

    /// p(i) = D(c(i) ^ p(i-1)) ^ c(i-1), block by block: each needs the plaintext before it.
    @SuppressWarnings("InsecureCryptoUsage") // single blocks are chained here
    public byte[] decrypt(byte[] encrypted) {
        check(encrypted);
        byte[] plain = new byte[encrypted.length];
        byte[] block = new byte[BLOCK];
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key);
            for (int at = 0; at < encrypted.length; at += BLOCK) {
                for (int i = 0; i < BLOCK; i++) {
                    block[i] = (byte) (encrypted[at + i] ^ (at > 0 ? plain[at - BLOCK + i] : plainBefore[i]));
                }
                cipher.update(block, 0, BLOCK, plain, at);
                for (int i = 0; i < BLOCK; i++) {
                    plain[at + i] ^= at > 0 ? encrypted[at - BLOCK + i] : cipherBefore[i];
                }
            }
            return plain;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES failed", e);
        }
    }

    private byte[] cbc(byte[] plain) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(cipherBefore));
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES failed", e);
        }
    }

    private static void check(byte[] text) {
        if (text.length % BLOCK != 0) {
            throw new IllegalArgumentException("%d bytes are no whole blocks".formatted(text.length));
        }
    }
}
