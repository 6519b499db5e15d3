package dev.tradingsystem.telegram.store.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySecretTests {

    @Test
    void aNewKeyIsReadBack() {
        var key = KeySecret.random(new SecureRandom());

        assertThat(key.reveal()).matches("tgk_[0-9a-z]{8}_[0-9A-Za-z_-]{43}");
        assertThat(KeySecret.parse(key.reveal())).contains(key);
        assertThat(key.digest()).hasSize(32);
    }

    @Test
    void aSecretMayHoldTheSeparator() {
        String secret = "_".repeat(43);

        assertThat(KeySecret.parse("tgk_abcd1234_" + secret)).contains(new KeySecret("abcd1234", secret));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tgk_abcd1234_short", "tgk_abc_", "bearer", "TGK_abcd1234_"})
    void anotherFormIsNoKey(String key) {
        assertThat(KeySecret.parse(key)).isEmpty();
    }

    @Test
    void doesNotShowItsSecret() {
        assertThat(new KeySecret("abcd1234", "planted")).asString().doesNotContain("planted");
    }
}
