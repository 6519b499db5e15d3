package dev.tradingsystem.telegram.tpcapital.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTests {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    @ParameterizedTest
    @CsvSource({
        "2025-10-28T13:02:11Z,2025-10-28T13:02:11Z",
        "2025-10-28T13:02:11-03:00,2025-10-28T16:02:11Z",
        "2025-10-28T13:02:11,2025-10-28T16:02:11Z",
        "1761656531,2025-10-28T13:02:11Z",
        "1761656531000,2025-10-28T13:02:11Z",
        "2025-10-28,2025-10-28T03:00:00Z"
    })
    void readsEveryForm(String text, Instant instant) {
        assertThat(Times.from("from", text, ZONE)).isEqualTo(instant);
    }

    @Test
    void aDayAtTheEndBelongsToTheRange() {
        assertThat(Times.to("to", "2025-10-28", ZONE)).isEqualTo("2025-10-29T03:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2025", "2025-13-01", "yesterday", "176165653", "1999-12-31T00:00:00Z", "2025-10-28x"})
    void refusesEverythingElse(String text) {
        assertThatExceptionOfType(InvalidParameter.class)
                .isThrownBy(() -> Times.from("from", text, ZONE))
                .withMessageStartingWith("from: ");
    }
}
