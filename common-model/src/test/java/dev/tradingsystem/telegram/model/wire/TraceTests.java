package dev.tradingsystem.telegram.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.Origin;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TraceTests {

    private static final long CHANNEL = -1_001_649_127_710L;

    @Test
    void everyVersionOfAMessageHasItsTrace() {
        assertThat(Trace.parent(change(184_455, 5_832)))
                .isEqualTo("00-ffffff16c90f3ee200000000000016c8-000000000002d087-00");
        assertThat(Trace.idIn(Trace.parent(change(184_467, 5_832)))).contains(Trace.id(CHANNEL, 5_832));
        assertThat(Trace.id(CHANNEL, 5_833)).isNotEqualTo(Trace.id(CHANNEL, 5_832));
    }

    @Test
    void whatHasAnotherFormIsNoTrace() {
        assertThat(Trace.idIn(null)).isEmpty();
        assertThat(Trace.idIn("00-FFFFFF16C90F3EE200000000000016C8-000000000002d087-00"))
                .isEmpty();
        assertThat(Trace.idIn("00-ffffff16c90f3ee200000000000016c8-000000000002d087-00\n"))
                .isEmpty();
    }

    private static Change change(long seq, long messageId) {
        Instant at = Instant.parse("2025-10-28T13:02:11Z");
        return new Change(
                seq,
                0,
                ChangeKind.POSTED,
                1,
                Origin.LIVE,
                at,
                at,
                Message.of(CHANNEL, messageId, at, new Content.Text("a")));
    }
}
