package dev.tradingsystem.telegram.gateway.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchdogTests {

    private final AtomicBoolean lives = new AtomicBoolean(true);
    private final AtomicLong turns = new AtomicLong(7);
    private final Watchdog watchdog =
            new Watchdog(lives::get, () -> OptionalLong.of(turns.get()), Duration.ofSeconds(30));

    @Test
    void isEarnedByAReceiverThatTurned() {
        assertThat(watchdog.isEarned()).isTrue();
        turns.incrementAndGet();
        assertThat(watchdog.isEarned()).isTrue();
    }

    @Test
    void isNotEarnedByAReceiverThatHangsUntilItTurnsAgain() {
        assertThat(watchdog.isEarned()).isTrue();
        assertThat(watchdog.isEarned()).isFalse();
        turns.incrementAndGet();
        assertThat(watchdog.isEarned()).isTrue();
    }

    @Test
    void isNotEarnedWhileAThreadOfTheSessionIsDead() {
        lives.set(false);
        assertThat(watchdog.isEarned()).isFalse();
    }

    @Test
    void isEarnedByAServiceThatDoesNotUseTdlib() {
        var standby = new Watchdog(lives::get, OptionalLong::empty, Duration.ofSeconds(30));
        assertThat(standby.isEarned()).isTrue();
        assertThat(standby.isEarned()).isTrue();
    }
}
