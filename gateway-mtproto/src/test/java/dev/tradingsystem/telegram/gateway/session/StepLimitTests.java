package dev.tradingsystem.telegram.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StepLimitTests {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private final StepLimit limit = new StepLimit(2, Duration.ofMinutes(10), new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void saysHowLongToWaitAndThenLetsGoOn() {
        assertThat(limit.take()).isEmpty();
        now = now.plusSeconds(60);
        assertThat(limit.take()).isEmpty();
        assertThat(limit.take()).contains(Duration.ofMinutes(9));
        now = now.plus(Duration.ofMinutes(9));
        assertThat(limit.take()).isEmpty();
        assertThat(limit.take()).contains(Duration.ofMinutes(1));
    }
}
