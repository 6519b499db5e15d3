package dev.tradingsystem.telegram.testdc.crypto;

import java.math.BigInteger;

/// One Diffie-Hellman exchange over the prime that clients know to be safe, with g = 3.
///
/// Another prime would do as well, but TDLib would test for seconds whether it is one.
public final class DiffieHellman {

    public static final int GENERATOR = 3;

    /// Bytes of the prime, of public parts and of what is agreed.
    public static final int LENGTH = 256;

    static final BigInteger PRIME = new BigInteger("""
            c71caeb9c6b1c9048e6c522f70f13f73980d40238e3e21c14934d037563d930f\
            48198a0aa7c14058229493d22530f4dbfa336f6e0ac925139543aed44cce7c37\
            20fd51f69458705ac68cd4fe6b6b13abdc9746512969328454f18faf8c595f64\
            2477fe96bb2a941d5bcd1d4ac8cc49880708fa9b378e3c4f3a9060bee67cf9a4\
            a4a695811051907e162753b56b0f6b410dba74d8a84b2a14b3144e0ef1284754\
            fd17ed950d5965b4b9dd46582db1178d169c6bc465b0d6ff9ca3928fef5b9ae4\
            e418fc15e83ebea0f87fa9ff5eed70050ded2849f47bf959d956850ce929851f\
            0d8115f635b105ee2e4e15d04b2454bf6f4fadf034b10403119cd8e3b92fcc5b""", 16);

    static final BigInteger G = BigInteger.valueOf(GENERATOR);

    private static final BigInteger LOWEST = BigInteger.TWO.pow(2048 - 64);

    private final BigInteger secret;

    public DiffieHellman() {
        this(Bytes.number(Bytes.random(LENGTH)));
    }

    DiffieHellman(BigInteger secret) {
        this.secret = secret;
    }

    /// The prime, big-endian.
    public static byte[] prime() {
        return Bytes.of(PRIME, LENGTH);
    }

    /// g to the power of our secret.
    public byte[] publicPart() {
        return Bytes.of(G.modPow(secret, PRIME), LENGTH);
    }

    /// The number both sides know now.
    ///
    /// @throws IllegalArgumentException when the other side's part would make it guessable
    public byte[] agree(byte[] othersPublicPart) {
        BigInteger other = Bytes.number(othersPublicPart);
        if (other.compareTo(LOWEST) < 0 || other.compareTo(PRIME.subtract(LOWEST)) > 0) {
            throw new IllegalArgumentException("the public part is not between 2^1984 and p - 2^1984");
        }
        return Bytes.of(other.modPow(secret, PRIME), LENGTH);
    }
}
