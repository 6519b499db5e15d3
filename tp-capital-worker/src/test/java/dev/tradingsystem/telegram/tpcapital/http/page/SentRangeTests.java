package dev.tradingsystem.telegram.tpcapital.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentRangeTests {

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
    void readsEveryForm(String text, String instant) {
        assertThat(SentRange.of(text, null, null, ZONE).from()).isEqualTo(instant);
    }

    @Test
    void aDayIsThatDayInItsZoneAndNothingElse() {
        SentRange day = SentRange.of("2025-11-05", "2025-11-05", null, ZONE);

        assertThat(day.from()).isEqualTo("2025-11-05T03:00:00Z");
        assertThat(day.to()).isEqualTo("2025-11-06T03:00:00Z");
        assertThat(SentRange.of("2025-11-05", null, "UTC", ZONE).from()).isEqualTo("2025-11-05T00:00:00Z");
    }

    @Test
    void aDayWithoutMidnightBeginsAtOne() {
        assertThat(SentRange.of("2018-11-04", "2018-11-04", null, ZONE))
                .hasToString("SentRange[from=2018-11-04T03:00:00Z, to=2018-11-05T02:00:00Z]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2025", "2025-13-01", "yesterday", "176165653", "1999-12-31T00:00:00Z", "2025-10-28x"})
    void refusesEverythingElse(String text) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> SentRange.of(text, null, null, ZONE))
                .withMessageStartingWith("from: ");
    }

    @Test
    void refusesAnEndThatIsNotBehindTheBeginning() {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> SentRange.of("2025-10-28", "2025-10-27", null, ZONE))
                .withMessageStartingWith("to: ");
    }
}
