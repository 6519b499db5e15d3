package dev.tradingsystem.telegram.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Forward;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.Sender;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ChangeJsonTests {

    private static final Instant SENT = Instant.parse("2025-10-28T13:02:11Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    private static Change change(ChangeKind kind, Content content) {
        var message = new Message(
                -1001649127710L,
                5832,
                SENT,
                SENT.plusSeconds(209),
                kind == ChangeKind.DELETED ? SENT.plusSeconds(300) : null,
                content,
                13579L,
                42L,
                new MessageRef(-1001649127710L, 5829),
                new Forward(-1001000000001L, 7L, "Origin", SENT.minusSeconds(60)),
                new Sender(-1001649127710L, "Editor"),
                1523);
        return new Change(184467, 184455, kind, 2, Origin.LIVE, SENT.plusMillis(412), SENT.plusMillis(416), message);
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = ChangeJsonTests.class.getResourceAsStream("/changes/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void writesTheCommittedDocument() throws IOException {
        Change change = change(ChangeKind.EDITED, new Content.Text("Ativo: BOVAW32\nCompra: 1,04 a 1,06"));
        assertThat(JSON.readTree(ChangeJson.write(change))).isEqualTo(JSON.readTree(golden("edited-text.json")));
        assertThat(ChangeJson.read(golden("edited-text.json"))).isEqualTo(change);
    }

    @Test
    void readsBackWhatItWrote() {
        for (Content content : List.of(
                new Content.Text("😀".repeat(4096)),
                new Content.Text(""),
                new Content.Media(MediaKind.PHOTO, "a caption", "image/jpeg", 1280, 720, 81234L, "AQAD"),
                Content.Media.of(MediaKind.VOICE, null),
                new Content.Unsupported("messageDice"),
                new Content.Unsupported("messageDice", "{\"@type\":\"messageDice\",\"value\":6}"))) {
            for (ChangeKind kind : ChangeKind.values()) {
                Change change = change(kind, content);
                assertThat(ChangeJson.read(ChangeJson.write(change))).isEqualTo(change);
            }
        }
    }

    @Test
    void readsBackTheStoredBody() {
        Message message = change(ChangeKind.POSTED, new Content.Text("a")).message();
        assertThat(ChangeJson.readBody(
                        message.channelId(),
                        message.messageId(),
                        message.sentAt(),
                        message.editedAt(),
                        null,
                        ChangeJson.writeBody(message)))
                .isEqualTo(message);
    }

    @Test
    void ignoresWhatALaterVersionAddsAndTakesUnknownMediaAsOther() throws IOException {
        String later = golden("later-version.json");
        assertThat(ChangeJson.read(later).message().content())
                .isEqualTo(new Content.Media(MediaKind.OTHER, "caption", null, null, null, null, null));
    }

    @Test
    void refusesWhatHasNoIdentity() {
        for (String broken : List.of("", "{", "[]", "{}", "{\"channelId\":\"1\",\"messageId\":\"2\"}")) {
            assertThatIllegalArgumentException().isThrownBy(() -> ChangeJson.read(broken));
        }
    }

    @Test
    void anIdSurvivesWithAll64Bits() {
        for (long id : new long[] {Long.MIN_VALUE, -1001649127710L, Long.MAX_VALUE}) {
            var message = Message.of(id, Long.MAX_VALUE, SENT, new Content.Text("a"));
            var change = new Change(1, 0, ChangeKind.POSTED, 1, Origin.IMPORT, SENT, SENT, message);
            assertThat(ChangeJson.read(ChangeJson.write(change)).channelId()).isEqualTo(id);
        }
    }
}
