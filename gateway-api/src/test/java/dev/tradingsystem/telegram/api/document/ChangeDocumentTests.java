package dev.tradingsystem.telegram.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Forward;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.Sender;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import dev.tradingsystem.telegram.model.wire.ChangeKind;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// REST answers the document that goes on the queue, field for field.
class ChangeDocumentTests {

    private static final Instant SENT = Instant.parse("2025-10-28T13:02:11Z");
    private final JsonMapper mapper = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    @ParameterizedTest
    @MethodSource("messages")
    void isTheDocumentOfTheQueue(Message message) {
        var kind = message.deletedAt() == null ? ChangeKind.EDITED : ChangeKind.DELETED;
        var change = new Change(
                184467, 184455, kind, 2, Origin.LIVE, SENT.plusMillis(412), SENT.plusNanos(416_000_000), message);

        assertThat(mapper.writeValueAsString(ChangeDocument.of(change))).isEqualTo(ChangeJson.write(change));
    }

    @Test
    void anUnsupportedMediumHasEveryFieldOfAMedium() {
        var media = MediaDocument.of(new Content.Unsupported("messageDice"), "/messages/1/2");

        assertThat(mapper.valueToTree(media).propertyNames())
                .containsExactly("type", "mimeType", "width", "height", "bytes", "fileId", "href", "unsupported");
    }

    static Stream<Message> messages() {
        var photo = new Content.Media(MediaKind.PHOTO, "Compra: 1,04", "image/jpeg", 1280, 720, 81_234L, "AQAD");
        return Stream.of(
                message(new Content.Text("Ativo: BOVAW32"), null),
                message(new Content.Text("gone"), SENT.plusSeconds(90)),
                message(photo, null),
                message(Content.Media.of(MediaKind.VOICE, null), null),
                new Message(
                        -1001649127710L,
                        5832,
                        SENT,
                        SENT.plusSeconds(60),
                        null,
                        photo,
                        9_007_199_254_740_993L,
                        7L,
                        new MessageRef(-1001649127710L, 5829),
                        new Forward(-100L, 12L, "somebody", SENT.minusSeconds(60)),
                        new Sender(42L, "analyst"),
                        1523));
    }

    private static Message message(Content content, @Nullable Instant deletedAt) {
        return new Message(-1001649127710L, 5832, SENT, null, deletedAt, content, null, null, null, null, null, null);
    }
}
