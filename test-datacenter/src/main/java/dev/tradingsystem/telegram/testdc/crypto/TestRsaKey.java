package dev.tradingsystem.telegram.testdc.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Properties;

/// The data centre's RSA key: one fixed pair of 2048 bits, whose private half is public.
public final class TestRsaKey {

    /// Bytes of the modulus, and of what is encrypted.
    public static final int LENGTH = 256;

    private static final String RESOURCE = "/dev/tradingsystem/telegram/testdc/public-test-rsa.properties";

    private static final TestRsaKey KEY = read();

    final BigInteger modulus;
    final BigInteger publicExponent;
    private final BigInteger decryptionExponent;

    private TestRsaKey(Properties numbers) {
        this.modulus = new BigInteger(numbers.getProperty("modulus"), 16);
        this.publicExponent = new BigInteger(numbers.getProperty("publicExponent"), 16);
        this.decryptionExponent = new BigInteger(numbers.getProperty("decryptionExponent"), 16);
    }

    public static TestRsaKey get() {
        return KEY;
    }

    /// By which a client says which key it used: the end of the SHA-1 of modulus and exponent as
    /// TL strings.
    public long fingerprint() {
        return fingerprint(modulus, publicExponent);
    }

    static long fingerprint(BigInteger modulus, BigInteger publicExponent) {
        byte[] n = Bytes.join(new byte[] {(byte) 254, 0, 1, 0}, Bytes.of(modulus, LENGTH));
        byte[] e = Bytes.join(new byte[] {3}, Bytes.of(publicExponent, 3));
        return Bytes.int64(Sha.sha1(n, e), 12);
    }

    /// The public half as PKCS#1 in PEM, with lines of 64 characters and no line end at its end:
    /// as long as any other of 2048 bits with an exponent of three bytes.
    public String pem() {
        return pem(modulus, publicExponent);
    }

    static String pem(BigInteger modulus, BigInteger publicExponent) {
        byte[] der = Bytes.join(
                new byte[] {0x30, (byte) 0x82, 1, 10, 2, (byte) 0x82, 1, 1, 0},
                Bytes.of(modulus, LENGTH),
                new byte[] {2, 3},
                Bytes.of(publicExponent, 3));
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN RSA PUBLIC KEY-----\n" + body + "\n-----END RSA PUBLIC KEY-----";
    }

    byte[] decrypt(byte[] encrypted) {
        return Bytes.of(Bytes.number(encrypted).modPow(decryptionExponent, modulus), LENGTH);
    }

    private static TestRsaKey read() {
        try (InputStream in = TestRsaKey.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + RESOURCE);
            }
            var numbers = new Properties();
            numbers.load(in);
            return new TestRsaKey(numbers);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + RESOURCE, e);
        }
    }
}
