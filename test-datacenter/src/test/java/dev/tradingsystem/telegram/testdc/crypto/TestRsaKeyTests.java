package dev.tradingsystem.telegram.testdc.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TestRsaKeyTests {

    /// Telegram's key of 2021, as core.telegram.org/mtproto/auth_key shows it.
    private static final String TELEGRAMS = """
            -----BEGIN RSA PUBLIC KEY-----
            MIIBCgKCAQEA6LszBcC1LGzyr992NzE0ieY+BSaOW622Aa9Bd4ZHLl+TuFQ4lo4g
            5nKaMBwK/BIb9xUfg0Q29/2mgIR6Zr9krM7HjuIcCzFvDtr+L0GQjae9H0pRB2OO
            62cECs5HKhT5DZ98K33vmWiLowc621dQuwKWSQKjWf50XYFw42h21P2KXUGyp2y/
            +aEyZ+uVgLLQbRA1dEjSDZ2iGRy12Mk5gpYc397aYp438fsJoHIgJ2lgMv5h7WY9
            t6N/byY9Nw9p21Og3AoXSL2q/2IJ1WRUhebgAdGVMlV1fkuOQoEzR7EdpqtQD9Cs
            5+bfo3Nhmcyvk5ftB0WkJ9z6bNZ7yxrP8wIDAQAB
            -----END RSA PUBLIC KEY-----""";

    private final TestRsaKey key = TestRsaKey.get();

    @Test
    void isShownAsTelegramShowsIts() {
        assertThat(key.pem()).hasSameSizeAs(TELEGRAMS);
        assertThat(TestRsaKey.pem(modulus(TELEGRAMS), key.publicExponent)).isEqualTo(TELEGRAMS);
        assertThat(modulus(key.pem())).isEqualTo(key.modulus);
    }

    @Test
    void hasTheFingerprintTelegramWouldGiveIt() {
        assertThat(TestRsaKey.fingerprint(modulus(TELEGRAMS), key.publicExponent))
                .isEqualTo(0xd09d1d85de64fd85L);
        assertThat(key.fingerprint()).isEqualTo(TestRsaKey.fingerprint(key.modulus, key.publicExponent));
    }

    @Test
    void decryptsWhatAClientPadded() {
        byte[] data = Bytes.random(144);
        byte[] decrypted = RsaPad.decrypt(key, ClientPadding.encrypt(key, data));
        assertThat(decrypted).hasSize(192).startsWith(data);
    }

    @Test
    void refusesWhatWasChangedOrIsForAnotherKey() {
        byte[] encrypted = ClientPadding.encrypt(key, new byte[100]);
        encrypted[200] ^= 1;
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> RsaPad.decrypt(key, encrypted));
    }

    private static BigInteger modulus(String pem) {
        String body = pem.lines().filter(line -> !line.startsWith("-")).reduce("", String::concat);
        return Bytes.number(Bytes.cut(Base64.getDecoder().decode(body), 9, 265));
    }
}
