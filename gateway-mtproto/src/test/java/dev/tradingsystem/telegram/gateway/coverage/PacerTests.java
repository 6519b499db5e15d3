package dev.tradingsystem.telegram.gateway.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PacerTests {

    private static final Instant NOON = Instant.parse("2025-10-28T12:00:00Z");

    /// Each look at it is ten seconds later.
    private final Clock clock = new Clock() {
        private Instant now = NOON;

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
            now = now.plusSeconds(10);
            return now;
        }
    };

    private final Pacer pacer = new Pacer(clock);
    private final Seen seen = new Seen();

    private static final class Seen implements Control {
        private final List<@Nullable Instant> waits = new ArrayList<>();
        private boolean goesOn = true;

        @Override
        public boolean goesOn() {
            return goesOn;
        }

        @Override
        public void waiting(Instant until) {
            waits.add(until);
        }

        @Override
        public void waitedEnough() {
            waits.add(null);
        }
    }

    @Test
    void letsTheFirstQuestionThroughAtOnce() throws InterruptedException {
        pacer.await(Duration.ofHours(1), seen);

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(20));
        assertThat(seen.waits).isEmpty();
    }

    @Test
    void leavesThePaceBetweenTwoQuestions() throws InterruptedException {
        pacer.await(Duration.ofSeconds(25), seen);
        pacer.await(Duration.ofSeconds(25), seen);

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(50));
    }

    @Test
    void waitsExactlyAsLongAsTelegramSays() throws InterruptedException {
        pacer.holdFor(Duration.ofSeconds(60));
        Instant until = NOON.plusSeconds(10 + 60);

        pacer.await(Duration.ZERO, seen);

        assertThat(seen.waits).containsExactly(until, null);
        assertThat(clock.instant()).isEqualTo(until.plusSeconds(10));
    }

    @Test
    void aLongerWaitIsNotCutShortByAnother() {
        pacer.holdFor(Duration.ofMinutes(10));
        pacer.holdFor(Duration.ofSeconds(3));

        assertThat(pacer.heldUntil()).isEqualTo(NOON.plusSeconds(610));
    }

    @Test
    void stopsWaitingForWhatIsNotWanted() {
        pacer.holdFor(Duration.ofDays(1));
        seen.goesOn = false;

        assertThatThrownBy(() -> pacer.await(Duration.ZERO, seen)).isInstanceOf(WorkStopped.class);
    }
}
