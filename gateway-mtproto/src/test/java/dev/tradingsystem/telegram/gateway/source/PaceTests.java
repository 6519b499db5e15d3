package dev.tradingsystem.telegram.gateway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTests {

    private long now = 1_000;
    private long slept;

    private Pace pace(double perSecond) {
        return Pace.of(perSecond, () -> now, time -> {
            slept += time.toNanos();
            now += time.toNanos();
        });
    }

    @Test
    void neverWaitsWithoutARate() throws InterruptedException {
        Pace pace = pace(0);
        for (int i = 0; i < 1000; i++) {
            pace.await();
        }
        assertThat(slept).isZero();
    }

    @Test
    void letsPassAsManyAsTheRateSays() throws InterruptedException {
        Pace pace = pace(100);
        for (int i = 0; i < 501; i++) {
            pace.await();
        }
        assertThat(Duration.ofNanos(slept)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void makesUpForAtMostOneSecond() throws InterruptedException {
        Pace pace = pace(10);
        pace.await();
        now += Duration.ofMinutes(1).toNanos();
        for (int i = 0; i < 21; i++) {
            pace.await();
        }
        assertThat(Duration.ofNanos(slept)).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN})
    void refusesRatesThatAreNone(double rate) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Pace.of(rate));
    }
}
