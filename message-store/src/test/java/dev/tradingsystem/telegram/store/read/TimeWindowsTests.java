package dev.tradingsystem.telegram.store.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.store.read.TimeWindows.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeWindowsTests {

    private static final Instant NOW = Instant.parse("2025-10-28T13:02:11Z");
    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    @Test
    void goesDownInWindowsThatGrow() {
        List<Window> windows = TimeWindows.descending(Instant.EPOCH, FAR, NOW).windows();

        assertThat(windows.getFirst()).isEqualTo(new Window(NOW.minus(Duration.ofDays(30)), FAR));
        assertThat(windows.get(1).start()).isEqualTo(NOW.minus(Duration.ofDays(150)));
        assertThat(windows).hasSizeLessThan(7);
        assertThat(windows.getLast().start()).isEqualTo(Instant.EPOCH);
        for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i).end()).isEqualTo(windows.get(i - 1).start());
        }
    }

    @Test
    void goesUpWithoutAHole() {
        List<Window> windows = TimeWindows.ascending(Instant.EPOCH, FAR, NOW).windows();

        assertThat(windows.getFirst().start()).isEqualTo(Instant.EPOCH);
        assertThat(windows.getLast().end()).isEqualTo(FAR);
        for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i).start()).isEqualTo(windows.get(i - 1).end());
        }
    }

    @Test
    void aShortRangeIsOneWindow() {
        Instant from = NOW.minus(Duration.ofDays(3));

        assertThat(TimeWindows.descending(from, NOW, NOW).windows()).containsExactly(new Window(from, NOW));
        assertThat(TimeWindows.ascending(from, NOW, NOW).windows()).containsExactly(new Window(from, NOW));
    }

    @Test
    void anEmptyRangeHasNone() {
        assertThat(TimeWindows.descending(NOW, NOW, NOW).windows()).isEmpty();
        assertThat(TimeWindows.ascending(NOW, NOW.minusSeconds(1), NOW).windows())
                .isEmpty();
    }

    @Test
    void aRangeInTheFutureIsRead() {
        Instant from = NOW.plus(Duration.ofDays(100));
        Instant to = NOW.plus(Duration.ofDays(900));

        assertThat(TimeWindows.descending(from, to, NOW).windows()).containsExactly(new Window(from, to));
        assertThat(TimeWindows.ascending(from, to, NOW).windows()).containsExactly(new Window(from, to));
    }
}
