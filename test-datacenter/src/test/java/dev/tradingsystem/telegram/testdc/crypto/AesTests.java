package dev.tradingsystem.telegram.testdc.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AesTests {

    /// The two vectors of OpenSSL's own test of IGE.
    @ParameterizedTest
    @CsvSource({
        "000102030405060708090a0b0c0d0e0f, 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f,"
                + "0000000000000000000000000000000000000000000000000000000000000000,"
                + "1a8519a6557be652e9da8e43da4ef4453cf456b4ca488aa383c79c98b34797cb",
        "5468697320697320616e20696d706c65, 6d656e746174696f6e206f6620494745206d6f646520666f72204f70656e5353,"
                + "99706487a1cde613bc6de0b6f24b1c7aa448c8b9c3403e3467a8cad89340f53b,"
                + "4c2e204c6574277320686f70652042656e20676f74206974207269676874210a"
    })
    void igeMeetsTheVectorsOfOpenSsl(String key, String iv, String plain, String encrypted) {
        var aes = new AesIge(hex(key), hex(iv));
        assertThat(aes.encrypt(hex(plain))).isEqualTo(hex(encrypted));
        assertThat(aes.decrypt(hex(encrypted))).isEqualTo(hex(plain));
    }

    @Test
    void igeOf256BitsUndoesItself() {
        var aes = new AesIge(Bytes.random(32), Bytes.random(32));
        for (int length = 0; length <= 160; length += 16) {
            byte[] plain = Bytes.random(length);
            assertThat(aes.decrypt(aes.encrypt(plain))).isEqualTo(plain);
        }
    }

    @Test
    void igeTakesWholeBlocksOnly() {
        var aes = new AesIge(new byte[32], new byte[32]);
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> aes.encrypt(new byte[15]));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> aes.decrypt(new byte[17]));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new AesIge(new byte[32], new byte[16]));
    }

    /// NIST SP 800-38A, F.5.5.
    @Test
    void ctrMeetsTheVectorOfNistInWhateverPieces() {
        byte[] plain = hex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
                + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");
        var aes = new AesCtr(
                hex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"),
                hex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"));
        assertThat(Bytes.join(
                        aes.apply(Bytes.cut(plain, 0, 5)),
                        aes.apply(new byte[0]),
                        aes.apply(Bytes.cut(plain, 5, 40)),
                        aes.apply(Bytes.cut(plain, 40, 64))))
                .isEqualTo(hex("601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5"
                        + "2b0930daa23de94ce87017ba2d84988ddfc9c58db67aada613c2dd08457941a6"));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
