package dev.tradingsystem.telegram.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StatusBoardTests {

    private final StatusBoard board = new StatusBoard(Clock.systemUTC(), SessionState.STANDBY);

    @Test
    void keepsTheAttemptThroughItsStepsAndMakesAnotherForTheNext() {
        board.show(SessionState.WAITING_FOR_CODE, new LoginStep.Code("+55 **", "app", 5, null));
        String first = board.status().attempt();
        board.show(SessionState.WAITING_FOR_PASSWORD, new LoginStep.Password("pet"));
        assertThat(first).isNotBlank();
        assertThat(board.status().attempt()).isEqualTo(first);
        board.show(SessionState.READY);
        assertThat(board.status().attempt()).isNull();
        board.show(SessionState.WAITING_FOR_QR_SCAN, new LoginStep.Qr("link", 1, Instant.EPOCH));
        assertThat(board.status().attempt()).isNotBlank().isNotEqualTo(first);
    }

    @Test
    void countsOnlyChanges() {
        long before = board.status().revision();
        board.show(SessionState.STANDBY);
        assertThat(board.status().revision()).isEqualTo(before);
        board.show(SessionState.FAILED, "because");
        assertThat(board.status().revision()).isEqualTo(before + 1);
    }

    @Test
    void wakesWhoeverWaitsWhenTheServiceStops() throws InterruptedException {
        Thread.ofVirtual().start(board::close);
        SessionStatus status = board.await(_ -> false, Duration.ofMinutes(1));
        assertThat(status.state()).isEqualTo(SessionState.STANDBY);
    }
}
