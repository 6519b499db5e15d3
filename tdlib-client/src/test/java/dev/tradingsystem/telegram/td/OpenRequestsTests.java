package dev.tradingsystem.telegram.td;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpenRequestsTests {

    private final OpenRequests open = new OpenRequests();

    @Test
    void handsAHandlerOutOnce() {
        long first = open.add(Duration.ofSeconds(1), _ -> {});
        long second = open.add(Duration.ofSeconds(1), _ -> {});
        assertThat(first).isNotEqualTo(second);
        assertThat(open.take(first)).isNotNull();
        assertThat(open.take(first)).isNull();
        assertThat(open.all()).containsExactly(second);
    }

    @Test
    void waitsForAnswersThatMayStandInTheQueueAsLongAgain() {
        long number = open.add(Duration.ofSeconds(10), _ -> {});
        long start = System.nanoTime();
        assertThat(open.over(start + seconds(9), true)).isEmpty();
        assertThat(open.over(start + seconds(11), true)).containsExactly(number);
        assertThat(open.over(start + seconds(11), false)).isEmpty();
        assertThat(open.over(start + seconds(21), false)).containsExactly(number);
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
