package dev.tradingsystem.telegram.tpcapital.http.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateLimitsTests {

    private Instant now = Instant.parse("2025-10-28T13:00:00Z");
    private final RateLimits limits = new RateLimits(60, new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void grantsWhatTheMinuteHoldsAndSaysWhenThereIsMore() {
        assertThat(limits.take("a", 55).granted()).isTrue();

        RateLimits.Answer refused = limits.take("a", 10);

        assertThat(refused).isEqualTo(new RateLimits.Answer(false, 5, 55, 5));
        now = now.plus(Duration.ofSeconds(5));
        assertThat(limits.take("a", 10).granted()).isTrue();
    }

    @Test
    void namesDoNotShareABucket() {
        limits.take("a", 60);

        assertThat(limits.take("a", 1).granted()).isFalse();
        assertThat(limits.take("b", 1).left()).isEqualTo(59);
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        limits.take("a", 60);
        limits.giveBack("a", 1);

        assertThat(limits.take("a", 1).granted()).isTrue();
    }
}
