package dev.tradingsystem.telegram.api.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapKeysTests {

    @Test
    void severalKeysAreGoodWhileRotating() {
        var keys = new BootstrapKeys(new KeyProperties("first-key-0123456789, second-key-0123456789", "", true));

        assertThat(keys.find("first-key-0123456789")).isPresent();
        assertThat(keys.find("second-key-0123456789")).isPresent();
        assertThat(keys.find("first-key-0123456789, second-key-0123456789")).isEmpty();
        assertThat(keys.find("")).isEmpty();
    }

    @Test
    void quotesAndBlanksAroundAKeyDoNotCount() {
        var keys = new BootstrapKeys(new KeyProperties("", " \"quoted-key-0123456789\" ", true));

        assertThat(keys.find("quoted-key-0123456789")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "first-key-0123456789,", "\"\", first-key-0123456789"})
    void refusesToStartWithAnEmptyOrShortKeyAndNamesTheVariable(String value) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new BootstrapKeys(new KeyProperties(value, "", true)))
                .withMessageContaining("TELEGRAM_GATEWAY_API_TOKEN");
    }

    @Test
    void refusesToStartWithoutAnyKey() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new BootstrapKeys(new KeyProperties(" ", "", true)))
                .withMessageContaining("TELEGRAM_GATEWAY_API_KEY");
    }

    @Test
    void showsNoKey() {
        assertThat(new KeyProperties("planted-0123456789", "planted-0123456789", true).toString())
                .doesNotContain("planted");
    }
}
