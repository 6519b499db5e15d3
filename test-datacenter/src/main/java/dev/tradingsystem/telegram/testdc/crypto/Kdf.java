package dev.tradingsystem.telegram.testdc.crypto;

/// Message keys, and the AES keys that follow from them.
public final class Kdf {

    /// Who wrote the message; the number is the offset into the authorization key.
    public enum From {
        CLIENT(0),
        SERVER(8);

        private final int x;

        From(int x) {
            this.x = x;
        }
    }

    private Kdf() {}

    /// MTProto 2: the key of a message, from its plaintext with padding.
    public static byte[] messageKey(byte[] authKey, From from, byte[] padded) {
        return Bytes.cut(Sha.sha256(Bytes.cut(authKey, 88 + from.x, 120 + from.x), padded), 8, 24);
    }

    /// MTProto 2: what a message is encrypted with.
    public static AesIge message(byte[] authKey, From from, byte[] messageKey) {
        byte[] a = Sha.sha256(messageKey, Bytes.cut(authKey, from.x, 36 + from.x));
        byte[] b = Sha.sha256(Bytes.cut(authKey, 40 + from.x, 76 + from.x), messageKey);
        return new AesIge(
                Bytes.join(Bytes.cut(a, 0, 8), Bytes.cut(b, 8, 24), Bytes.cut(a, 24, 32)),
                Bytes.join(Bytes.cut(b, 0, 8), Bytes.cut(a, 8, 24), Bytes.cut(b, 24, 32)));
    }

    /// MTProto 1: the key of a message, from its plaintext without padding.
    public static byte[] messageKey1(byte[] plain) {
        return Bytes.cut(Sha.sha1(plain), 4, 20);
    }

    /// MTProto 1, which only the binding of a temporary key still uses; the client writes it.
    public static AesIge message1(byte[] authKey, byte[] messageKey) {
        byte[] a = Sha.sha1(messageKey, Bytes.cut(authKey, 0, 32));
        byte[] b = Sha.sha1(Bytes.cut(authKey, 32, 48), messageKey, Bytes.cut(authKey, 48, 64));
        byte[] c = Sha.sha1(Bytes.cut(authKey, 64, 96), messageKey);
        byte[] d = Sha.sha1(messageKey, Bytes.cut(authKey, 96, 128));
        return new AesIge(
                Bytes.join(Bytes.cut(a, 0, 8), Bytes.cut(b, 8, 20), Bytes.cut(c, 4, 16)),
                Bytes.join(Bytes.cut(a, 8, 20), Bytes.cut(b, 0, 8), Bytes.cut(c, 16, 20), Bytes.cut(d, 0, 8)));
    }

    /// What the answers of the key exchange are encrypted with.
    public static AesIge keyExchange(byte[] newNonce, byte[] serverNonce) {
        byte[] newServer = Sha.sha1(newNonce, serverNonce);
        byte[] serverNew = Sha.sha1(serverNonce, newNonce);
        byte[] newNew = Sha.sha1(newNonce, newNonce);
        return new AesIge(
                Bytes.join(newServer, Bytes.cut(serverNew, 0, 12)),
                Bytes.join(Bytes.cut(serverNew, 12, 20), newNew, Bytes.cut(newNonce, 0, 4)));
    }

    /// `new_nonce_hash1`, by which the client knows that both agreed on the same key.
    public static byte[] proof(byte[] newNonce, byte[] authKey) {
        return Bytes.cut(Sha.sha1(newNonce, new byte[] {1}, Bytes.cut(Sha.sha1(authKey), 0, 8)), 4, 20);
    }
}
