package dev.tradingsystem.telegram.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneMaskTests {

    @ParameterizedTest
    @CsvSource({
        "+5511987654321, +55 ** *****-4321",
        "5511987654321, +55 ** *****-4321",
        "+12025550147, +12 ** ***-0147",
        "+1234567, +12 ** *-67",
        "+12, +**"
    })
    void showsTheCountryAndTheEnd(String phone, String shown) {
        assertThat(PhoneMask.of(phone)).isEqualTo(shown);
    }
}
