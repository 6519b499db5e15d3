package dev.tradingsystem.telegram.testdc.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.tl.TlReader;
import dev.tradingsystem.telegram.testdc.tl.TlSchema;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The numbers of Telegram's own example.
class DocumentedKeyExchangeTests {

    private final Properties example = new Properties();

    @BeforeEach
    void readExample() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("documented-key-exchange.properties")) {
            example.load(in);
        }
    }

    @Test
    void theAnswerIsDecryptedWithTheNonces() {
        AesIge aes = Kdf.keyExchange(hex("new_nonce"), hex("server_nonce"));
        byte[] plain = aes.decrypt(hex("encrypted_answer"));
        assertThat(plain).isEqualTo(new AesIge(hex("tmp_aes_key"), hex("tmp_aes_iv")).decrypt(hex("encrypted_answer")));
        assertThat(aes.encrypt(plain)).isEqualTo(hex("encrypted_answer"));
        Tl answer = answer(plain);
        assertThat(answer.bytes("server_nonce")).isEqualTo(hex("server_nonce"));
        assertThat(answer.bytes("dh_prime")).isEqualTo(DiffieHellman.prime());
        assertThat(Sha.sha1(TlSchema.telegram().write(answer))).isEqualTo(Bytes.cut(plain, 0, 20));
    }

    @Test
    void bothSidesAgreeOnTheKey() {
        Tl answer =
                answer(Kdf.keyExchange(hex("new_nonce"), hex("server_nonce")).decrypt(hex("encrypted_answer")));
        assertThat(new DiffieHellman(Bytes.number(hex("b"))).agree(answer.bytes("g_a")))
                .isEqualTo(hex("auth_key"));
    }

    @Test
    void theKeyIsProvedByItsHash() {
        assertThat(Kdf.proof(hex("new_nonce"), hex("auth_key"))).isEqualTo(hex("new_nonce_hash1"));
    }

    @Test
    void twoExchangesOfOursAgree() {
        var one = new DiffieHellman();
        var other = new DiffieHellman();
        assertThat(one.agree(other.publicPart()))
                .isEqualTo(other.agree(one.publicPart()))
                .hasSize(256);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> one.agree(Bytes.of(BigInteger.ONE, 256)));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> one.agree(DiffieHellman.prime()));
    }

    @Test
    void thePrimeIsASafeOneOfWhichThreeIsAGenerator() {
        BigInteger half = DiffieHellman.PRIME.shiftRight(1);
        assertThat(DiffieHellman.PRIME.isProbablePrime(20)).isTrue();
        assertThat(half.isProbablePrime(20)).isTrue();
        assertThat(DiffieHellman.PRIME.mod(BigInteger.valueOf(3))).isEqualTo(BigInteger.TWO);
    }

    @Test
    void theFactorsArePrimesAndThoseOfTheProduct() {
        assertThat(Pq.product()).asHexString().isEqualTo("17ED48941A08F981");
        assertThat(Pq.isFactored(
                        HexFormat.of().parseHex("494c553b"), HexFormat.of().parseHex("53911073")))
                .isTrue();
        assertThat(Pq.isFactored(
                        HexFormat.of().parseHex("53911073"), HexFormat.of().parseHex("494c553b")))
                .isFalse();
    }

    private static Tl answer(byte[] plain) {
        return new TlReader(TlSchema.telegram(), Bytes.cut(plain, 20, plain.length)).object();
    }

    private byte[] hex(String name) {
        return HexFormat.of().parseHex(example.getProperty(name));
    }
}
