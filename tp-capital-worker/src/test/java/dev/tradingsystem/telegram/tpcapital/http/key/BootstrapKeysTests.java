package dev.tradingsystem.telegram.tpcapital.http.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapKeysTests {

    @Test
    void acceptsEachKeyWhileTheyAreExchanged() {
        var keys = new BootstrapKeys(List.of(" \"0123456789abcdef\" ", "fedcba9876543210"));

        assertThat(keys.find("0123456789abcdef")).isPresent();
        assertThat(keys.find("fedcba9876543210")).isPresent();
        assertThat(keys.find("0123456789abcdee")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "''", "0123456789abcde"})
    void refusesToStartWithAKeyThatProtectsNothing(String key) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new BootstrapKeys(List.of(key)))
                .withMessageContaining("TP_CAPITAL_API_KEY");
        assertThatIllegalStateException().isThrownBy(() -> new BootstrapKeys(List.of()));
    }
}
