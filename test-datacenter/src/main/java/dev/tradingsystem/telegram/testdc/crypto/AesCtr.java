package dev.tradingsystem.telegram.testdc.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-CTR over a stream: each call goes on where the one before ended. For one thread.
public final class AesCtr {

    private final Cipher cipher;

    public AesCtr(byte[] key, byte[] iv) {
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES failed", e);
        }
    }

    /// Encrypts or decrypts, which is the same.
    public byte[] apply(byte[] bytes) {
        byte[] result = cipher.update(bytes);
        return result == null ? new byte[0] : result;
    }
}
