package dev.tradingsystem.telegram.testdc.crypto;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// The server's side of the password check (SRP 2048, `…ModPow` of the API), for one password.
///
/// Making one takes as long as the password hash is meant to take, some 50 ms.
public final class SrpServer {

    private static final int ITERATIONS = 100_000;

    private final byte[] salt1;
    private final byte[] salt2;
    private final BigInteger verifier;

    public SrpServer(String password, byte[] salt1, byte[] salt2) {
        this.salt1 = salt1.clone();
        this.salt2 = salt2.clone();
        this.verifier = DiffieHellman.G.modPow(Bytes.number(hash(password, salt1, salt2)), DiffieHellman.PRIME);
    }

    public byte[] salt1() {
        return salt1.clone();
    }

    public byte[] salt2() {
        return salt2.clone();
    }

    /// One attempt: a new `srp_B`.
    public Challenge challenge() {
        return new Challenge();
    }

    /// The number x of the protocol, as its 32 bytes.
    static byte[] hash(String password, byte[] salt1, byte[] salt2) {
        byte[] inner = salted(salted(password.getBytes(StandardCharsets.UTF_8), salt1), salt2);
        return salted(Pbkdf2.sha512(inner, salt1, ITERATIONS), salt2);
    }

    /// The number k of the protocol.
    static BigInteger multiplier() {
        return Bytes.number(Sha.sha256(DiffieHellman.prime(), generator()));
    }

    /// M1, which proves that its writer knows the agreed number.
    static byte[] proof(byte[] salt1, byte[] salt2, byte[] a, byte[] b, BigInteger agreed) {
        return Sha.sha256(
                Bytes.xor(Sha.sha256(DiffieHellman.prime()), Sha.sha256(generator())),
                Sha.sha256(salt1),
                Sha.sha256(salt2),
                a,
                b,
                Sha.sha256(Bytes.of(agreed, DiffieHellman.LENGTH)));
    }

    private static byte[] generator() {
        return Bytes.of(DiffieHellman.G, DiffieHellman.LENGTH);
    }

    private static byte[] salted(byte[] data, byte[] salt) {
        return Sha.sha256(salt, data, salt);
    }

    /// A number the client must answer with the password in mind.
    public final class Challenge {

        private final BigInteger secret = Bytes.number(Bytes.random(DiffieHellman.LENGTH));
        private final byte[] b = Bytes.of(
                multiplier()
                        .multiply(verifier)
                        .add(DiffieHellman.G.modPow(secret, DiffieHellman.PRIME))
                        .mod(DiffieHellman.PRIME),
                DiffieHellman.LENGTH);

        private Challenge() {}

        /// `srp_B`, 256 bytes.
        public byte[] b() {
            return b.clone();
        }

        /// Whether `A` and `M1` of inputCheckPasswordSRP come from somebody who knows the
        /// password.
        public boolean isMetBy(byte[] a, byte[] m1) {
            BigInteger number = Bytes.number(a);
            if (number.mod(DiffieHellman.PRIME).signum() == 0 || number.compareTo(DiffieHellman.PRIME) >= 0) {
                return false;
            }
            byte[] padded = Bytes.of(number, DiffieHellman.LENGTH);
            BigInteger u = Bytes.number(Sha.sha256(padded, b));
            BigInteger agreed =
                    number.multiply(verifier.modPow(u, DiffieHellman.PRIME)).modPow(secret, DiffieHellman.PRIME);
            return MessageDigest.isEqual(proof(salt1, salt2, padded, b, agreed), m1);
        }
    }
}
