package dev.tradingsystem.telegram.testdc.crypto;

import java.math.BigInteger;

/// The product that a client has to factor before it may send its part of the key exchange.
///
/// Always the same one: it would keep a flood of clients away, which no test has.
public final class Pq {

    private static final BigInteger SMALLER = BigInteger.valueOf(1_229_739_323);
    private static final BigInteger GREATER = BigInteger.valueOf(1_402_015_859);

    private Pq() {}

    /// The product, big-endian.
    public static byte[] product() {
        return Bytes.of(SMALLER.multiply(GREATER), 8);
    }

    /// Whether these are its factors, the smaller one first.
    public static boolean isFactored(byte[] p, byte[] q) {
        return Bytes.number(p).equals(SMALLER) && Bytes.number(q).equals(GREATER);
    }
}
