package dev.tradingsystem.telegram.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.gateway.ingest.EditPairing.Paired;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EditPairingTests {

    private static final Instant EDITED_AT = Instant.parse("2025-10-28T13:05:40Z");
    private static final Instant RECEIVED_AT = EDITED_AT.plusMillis(300);

    private final EditPairing edits = new EditPairing();

    private void seen(long messageId, String text) {
        edits.content(new Normalised.ContentSeen(Updates.CHANNEL, messageId, new Content.Text(text)));
    }

    private Paired dated(long messageId) {
        return edits.dated(new Normalised.EditDated(Updates.CHANNEL, messageId, EDITED_AT), Origin.LIVE, RECEIVED_AT);
    }

    private static Paired edit(long messageId, String text) {
        return new Paired.Edit(new MessageEvent.Edited(
                Updates.CHANNEL, messageId, EDITED_AT, new Content.Text(text), Origin.LIVE, RECEIVED_AT));
    }

    private static Paired unpaired(long messageId) {
        return new Paired.Unpaired(Updates.CHANNEL, messageId, EDITED_AT);
    }

    @Test
    void makesOneEditOfContentAndDate() {
        seen(4, "b");
        assertThat(dated(4)).isEqualTo(edit(4, "b"));
    }

    @Test
    void makesTwoEditsWithinOneSecond() {
        seen(4, "b");
        assertThat(dated(4)).isEqualTo(edit(4, "b"));
        seen(4, "c");
        assertThat(dated(4)).isEqualTo(edit(4, "c"));
    }

    @Test
    void takesTheNewestContent() {
        seen(4, "preview");
        seen(4, "edit");
        assertThat(dated(4)).isEqualTo(edit(4, "edit"));
    }

    @Test
    void saysWhenTheContentIsNotKnown() {
        seen(5, "of another message");
        assertThat(dated(4)).isEqualTo(unpaired(4));
    }

    @Test
    void usesAContentOnce() {
        seen(4, "b");
        assertThat(dated(4)).isEqualTo(edit(4, "b"));
        assertThat(dated(4)).isEqualTo(unpaired(4));
    }

    @Test
    void forgetsDeletedMessages() {
        seen(4, "b");
        edits.forget(Updates.CHANNEL, 4);
        assertThat(dated(4)).isEqualTo(unpaired(4));
    }

    @Test
    void remembersTenThousandContentsAndForgetsTheOldestFirst() {
        for (int id = 1; id <= 10_000; id++) {
            seen(id, "first");
        }
        seen(1, "again"); // now 2 is the oldest
        seen(10_001, "one too many");
        assertThat(dated(2)).isEqualTo(unpaired(2));
        assertThat(dated(1)).isEqualTo(edit(1, "again"));
        assertThat(dated(3)).isEqualTo(edit(3, "first"));
        assertThat(dated(10_001)).isEqualTo(edit(10_001, "one too many"));
    }
}
