package dev.tradingsystem.telegram.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradingsystem.telegram.api.problem.ApiProblem;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentAtRangeTests {

    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

    @Test
    void aDayIsThatWholeDayInBrazil() {
        var range = SentAtRange.of("2025-11-05", "2025-11-05", SAO_PAULO);

        assertThat(range)
                .isEqualTo(
                        new SentAtRange(Instant.parse("2025-11-05T03:00:00Z"), Instant.parse("2025-11-06T03:00:00Z")));
    }

    @Test
    void theDayOnWhichSummerTimeBeganHas23Hours() {
        var range = SentAtRange.of("2018-11-04", "2018-11-04", SAO_PAULO);

        assertThat(range)
                .isEqualTo(
                        new SentAtRange(Instant.parse("2018-11-04T03:00:00Z"), Instant.parse("2018-11-05T02:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-05T10:00:00Z, 2025-11-05T10:00:00Z",
        "2025-11-05T10:00:00-03:00, 2025-11-05T13:00:00Z",
        "1762336800, 2025-11-05T10:00:00Z",
        "1762336800123, 2025-11-05T10:00:00.123Z",
        "2025-11-05T10:00, 2025-11-05T13:00:00Z",
        "2025-11-05T10:00:01.5, 2025-11-05T13:00:01.5Z"
    })
    void readsEveryForm(String text, Instant expected) {
        assertThat(SentAtRange.of(text, null, SAO_PAULO).from()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2025",
                "2025-11-5",
                "2025-13-01",
                "20251105",
                "yesterday",
                "1999-12-31",
                "2101-01-01",
                "17623368001",
                "2025-11-05 10:00",
                "-1762336800"
            })
    void refusesAnythingElseAndNamesTheParameter(String text) {
        assertThatThrownBy(() -> SentAtRange.of(text, null, SAO_PAULO))
                .isInstanceOf(ApiProblem.class)
                .hasMessageStartingWith("from: ");
    }

    @Test
    void refusesAnEndThatIsNotAfterTheStart() {
        assertThatThrownBy(() -> SentAtRange.of("2025-11-05T10:00:00Z", "2025-11-05T10:00:00Z", SAO_PAULO))
                .isInstanceOf(ApiProblem.class)
                .hasMessageStartingWith("to: ");
    }

    @Test
    void refusesAZoneThatIsNone() {
        assertThatThrownBy(() -> SentAtRange.zone("Brazil/Nowhere", SAO_PAULO))
                .isInstanceOf(ApiProblem.class)
                .hasMessageStartingWith("tz: ");
    }
}
