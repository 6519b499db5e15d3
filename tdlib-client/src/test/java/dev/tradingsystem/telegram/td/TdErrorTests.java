package dev.tradingsystem.telegram.td;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TdErrorTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            429 | Too Many Requests: retry after 3600 | 3600
            429 | Too Many Requests: retry after 0    | 0
            420 | FLOOD_WAIT_17                       | 17
            420 | FLOOD_PREMIUM_WAIT_5                | 5
            420 | SLOWMODE_WAIT_30                    | 30
            """)
    void readsHowLongTelegramWantsToBeLeftAlone(int code, String message, long seconds) {
        assertThat(new TdError(code, message).floodWait()).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | PHONE_CODE_INVALID
            429 | Too Many Requests: retry after soon
            429 | Too Many Requests: retry after 99999999999
            420 | FLOOD_WAIT_
            400 | text FLOOD_WAIT_17 inside
            """)
    void takesOtherErrorsForNoWait(int code, String message) {
        assertThat(new TdError(code, message).floodWait()).isEmpty();
    }

    @Test
    void tellsAnswersRefusalsAndLossesApart() {
        assertThat(TdAnswer.of(TdObject.parse("{\"@type\":\"ok\"}"))).isInstanceOf(TdAnswer.Ok.class);
        assertThat(TdAnswer.of(error(400, "PHONE_CODE_INVALID")))
                .isEqualTo(new TdAnswer.Refused(new TdError(400, "PHONE_CODE_INVALID")));
        assertThat(TdAnswer.of(error(500, "Request aborted")))
                .isEqualTo(new TdAnswer.Lost(TdAnswer.Lost.Reason.CLOSED));
    }

    @Test
    void namesTheRequestThatWasRefused() {
        assertThat(new TdRefusedException("getMe", new TdError(401, "AUTH_KEY_UNREGISTERED")))
                .hasMessage("TDLib refused getMe: 401 AUTH_KEY_UNREGISTERED");
        assertThat(new TdLostException("getMe", TdAnswer.Lost.Reason.CLOSED))
                .hasMessage("TDLib gave no answer to getMe: the client was closed");
    }

    private static TdObject error(int code, String message) {
        return TdObject.parse("{\"@type\":\"error\",\"code\":%d,\"message\":\"%s\"}".formatted(code, message));
    }
}
