package dev.tradingsystem.telegram.store.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogScopeTests {

    @Test
    void theOuterWorkIsNamedAgainWhenTheInnerEnds() {
        try (var _ = LogScope.request("outer")) {
            try (var _ = LogScope.request("inner");
                    var _ = LogScope.message(1, 2)) {
                assertThat(LogScope.requestId()).contains("inner");
                assertThat(MDC.get("traceId")).isEqualTo("00000000000000010000000000000002");
            }
            assertThat(LogScope.requestId()).contains("outer");
            assertThat(MDC.get("traceId")).isNull();
        }
        assertThat(LogScope.requestId()).isEmpty();
    }
}
