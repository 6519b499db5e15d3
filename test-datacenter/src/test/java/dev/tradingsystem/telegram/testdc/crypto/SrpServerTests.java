package dev.tradingsystem.telegram.testdc.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SrpServerTests {

    private static final BigInteger P = DiffieHellman.PRIME;

    private final byte[] salt1 = Bytes.random(40);
    private final byte[] salt2 = Bytes.random(16);

    /// The vectors of RFC 6070 with SHA-512 in place of SHA-1, as many libraries have them.
    @ParameterizedTest
    @CsvSource({
        "1, 867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252"
                + "c02d470a285a0501bad999bfe943c08f050235d7d68b1da55e63f73b60a57fce",
        "2, e1d9c16aa681708a45f5c7c4e215ceb66e011a2e9f0040713f18aefdb866d53c"
                + "f76cab2868a39b9f7840edce4fef5a82be67335c77a6068e04112754f27ccf4e",
        "4096, d197b1b33db0143e018b12f3d1d1479e6cdebdcc97c5c0f87f6902e072f457b5"
                + "143f30602641b3d55cd335988cb36b84376060ecd532e039b742a239434af2d5"
    })
    void pbkdf2MeetsKnownVectors(int iterations, String expected) {
        byte[] password = "password".getBytes(StandardCharsets.UTF_8);
        byte[] salt = "salt".getBytes(StandardCharsets.UTF_8);
        assertThat(Pbkdf2.sha512(password, salt, iterations))
                .isEqualTo(HexFormat.of().parseHex(expected));
    }

    @Test
    void letsInWhoKnowsThePasswordAndNobodyElse() {
        var server = new SrpServer("käse", salt1, salt2);
        SrpServer.Challenge challenge = server.challenge();
        Client right = new Client("käse", challenge.b());
        Client wrong = new Client("kase", challenge.b());
        assertThat(challenge.isMetBy(right.a, right.m1)).isTrue();
        assertThat(challenge.isMetBy(wrong.a, wrong.m1)).isFalse();
        assertThat(server.challenge().isMetBy(right.a, right.m1)).isFalse();
    }

    @Test
    void refusesNumbersThatMakeThePasswordNeedless() {
        SrpServer.Challenge challenge = new SrpServer("a", salt1, salt2).challenge();
        byte[] zero = new byte[256];
        byte[] m1 = SrpServer.proof(salt1, salt2, zero, challenge.b(), BigInteger.ZERO);
        assertThat(challenge.isMetBy(zero, m1)).isFalse();
        byte[] prime = DiffieHellman.prime();
        assertThat(challenge.isMetBy(prime, SrpServer.proof(salt1, salt2, prime, challenge.b(), BigInteger.ZERO)))
                .isFalse();
    }

    /// The client's side, by core.telegram.org/api/srp.
    private final class Client {
        final byte[] a;
        final byte[] m1;

        Client(String password, byte[] b) {
            BigInteger secret = Bytes.number(Bytes.random(256));
            BigInteger x = Bytes.number(SrpServer.hash(password, salt1, salt2));
            a = Bytes.of(DiffieHellman.G.modPow(secret, P), 256);
            BigInteger u = Bytes.number(Sha.sha256(a, b));
            BigInteger base = Bytes.number(b)
                    .subtract(SrpServer.multiplier().multiply(DiffieHellman.G.modPow(x, P)))
                    .mod(P);
            m1 = SrpServer.proof(salt1, salt2, a, b, base.modPow(secret.add(u.multiply(x)), P));
        }
    }
}
