package dev.tradingsystem.telegram.tpcapital.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTests {

    @Test
    void acceptsEachKeyWhileTheyAreExchanged() {
        ApiKeys keys = ApiKeys.of(List.of(" \"0123456789abcdef\" ", "fedcba9876543210"));

        assertThat(keys.accepts("0123456789abcdef")).isTrue();
        assertThat(keys.accepts("fedcba9876543210")).isTrue();
        assertThat(keys.accepts("0123456789abcdee")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "''", "0123456789abcde"})
    void refusesToStartWithAKeyThatProtectsNothing(String key) {
        assertThatIllegalStateException()
                .isThrownBy(() -> ApiKeys.of(List.of(key)))
                .withMessageContaining("TP_CAPITAL_API_KEY");
        assertThatIllegalStateException().isThrownBy(() -> ApiKeys.of(List.of()));
    }
}
