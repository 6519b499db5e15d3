package dev.tradingsystem.telegram.api.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.api.ApiFixture;
import dev.tradingsystem.telegram.api.ApiFixture.Answer;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.model.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Messages as the clients of the previous stack ask for them.
@ExtendWith(LegacyApi.class)
class LegacyMessageIT {

    private static final Instant NOON = Instant.parse("2025-11-05T12:00:00Z");

    private final ApiFixture api;
    private final long channel = LegacyApi.channel();
    private final String id = Long.toString(channel);

    LegacyMessageIT(ApiFixture api) {
        this.api = api;
    }

    /// A text, a photo that answers it, and one from history.
    @BeforeEach
    void fill() {
        api.jdbc()
                .sql(
                        "INSERT INTO telegram.channel (channel_id, account, title, username) VALUES (?, 'main', 'Sinais', 'sinais')")
                .param(channel)
                .update();
        api.append(posted(text(1, "Compra: 1,04 a 1,06"), Origin.LIVE));
        api.append(posted(
                new Message(
                        channel,
                        2,
                        NOON.plusSeconds(1),
                        null,
                        null,
                        Content.Media.of(MediaKind.PHOTO, "o gráfico"),
                        77L,
                        5L,
                        new MessageRef(channel, 1),
                        null,
                        null,
                        1523),
                Origin.LIVE));
        api.append(posted(text(3, "de ontem"), Origin.BACKFILL));
    }

    private Message text(long messageId, String words) {
        return Message.of(channel, messageId, NOON.plusSeconds(messageId - 1), new Content.Text(words));
    }

    private static MessageEvent posted(Message message, Origin origin) {
        return new MessageEvent.Posted(message, origin, message.sentAt().plusMillis(400));
    }

    private String list(String more) {
        return "/api/messages?channelId=" + id + more;
    }

    private static List<String> ids(Answer answer) {
        return answer.json()
                .path("data")
                .valueStream()
                .map(message -> message.path("messageId").asString())
                .toList();
    }

    @Test
    void aListHasThePreviousShape() {
        Expected.body(api.get(list("&limit=2&offset=1")), 200, "message-list.json", "CHANNEL", id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                            | 3 2 1",
                "&sort=asc                     | 1 2 3",
                "&search=compra                | 1",
                "&source=sync                  | 3",
                "&source=user_client,sync      | 3 2 1",
                "&source=elsewhere             | ''",
                "&messageId=3,1                | 3 1",
                "&messageId=99                 | ''",
                "&status=received              | 3 2 1",
                "&status=retrying              | ''",
                "&from=2025-11-05T12:00:01Z    | 3 2",
                "&to=2025-11-05T12:00:01Z      | 1",
                "&from=2025-11-05&to=2025-11-05 | 3 2 1",
                "&from=2025-11-06              | ''",
                "&limit=1                      | 3",
                "&limit=1&offset=1             | 2",
                "&limit=none&unheardOf=1&from= | 3 2 1",
                "&limit=99999                  | 3 2 1"
            })
    void aListIsFiltered(String more, String expected) {
        Answer answer = api.get(list(more));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(String.join(" ", ids(answer))).isEqualTo(expected.strip());
    }

    @Test
    void aListSaysHowManyThereAreAlsoPastTheEnd() {
        assertThat(pagination(list("&limit=2"))).isEqualTo("{\"total\":3,\"limit\":2,\"offset\":0,\"hasMore\":true}");
        assertThat(pagination(list("&limit=2&offset=2")))
                .isEqualTo("{\"total\":3,\"limit\":2,\"offset\":2,\"hasMore\":false}");
        assertThat(pagination(list("&offset=50")))
                .isEqualTo("{\"total\":3,\"limit\":50,\"offset\":50,\"hasMore\":false}");
        assertThat(pagination(list("&limit=20000")))
                .isEqualTo("{\"total\":3,\"limit\":10000,\"offset\":0,\"hasMore\":false}");
        assertThat(pagination("/api/messages?channel=" + id + "&messageId=2"))
                .isEqualTo("{\"total\":1,\"limit\":50,\"offset\":0,\"hasMore\":false}");
    }

    private String pagination(String path) {
        return api.get(path).json().path("pagination").toString();
    }

    @Test
    void aListOfSeveralChannelsIsThatOfTheKey() {
        long other = LegacyApi.channel();
        api.post(other, 1, NOON.plusSeconds(60));
        String both = "/api/messages?channelId=" + id + "," + other;
        String limited = api.key(Set.of(channel), "messages:read");

        assertThat(ids(api.get(both))).containsExactly("1", "3", "2", "1");
        assertThat(ids(api.get("/api/messages?channelId=" + id + "&channelId=" + other)))
                .hasSize(4);
        assertThat(ids(api.get("/api/messages", "X-API-Token", limited))).containsExactly("3", "2", "1");
        Expected.error(api.get(both, "X-API-Token", limited), 403, "{\"success\":false,\"message\":\"Forbidden\"}");
        Expected.error(
                api.get("/api/messages?channelId=abc"),
                400,
                "{\"success\":false,\"message\":\"Canal inválido: formato do channelId incorreto\"}");
        assertThat(api.get(list("&from=1.1.2025")).status()).isEqualTo(400);
    }

    @Test
    void oneHasThePreviousShape() {
        Expected.body(api.get("/api/messages/" + id + ":1"), 200, "message.json", "CHANNEL", id);
        String gone = "{\"success\":false,\"message\":\"Message not found\"}";
        Expected.error(api.get("/api/messages/" + id + ":99"), 404, gone);
        Expected.error(api.get("/api/messages/0f8fad5b-d9cb-469f-a165-70867728950e"), 404, gone);
        Expected.error(api.send("DELETE", "/api/messages/" + id + ":99", null), 404, gone);
        Expected.error(api.send("POST", "/api/messages/" + id + ":99/reprocess", "{}"), 404, gone);
    }

    @Test
    void aDeletedOneIsShownWhenItIsAskedFor() {
        Answer deleted = api.send("DELETE", "/api/messages/" + id + ":1", "{\"reason\":\"duplicada\",\"by\":1}");

        Expected.body(deleted, 200, "message-deleted.json", "CHANNEL", id);
        assertThat(ids(api.get(list("")))).containsExactly("3", "2");
        assertThat(ids(api.get(list("&includeDeleted=yes")))).containsExactly("3", "2", "1");
        assertThat(ids(api.get(list("&status=deleted")))).containsExactly("1");
        assertThat(api.send("DELETE", "/api/messages/" + id + ":1", null)
                        .json()
                        .path("data")
                        .path("metadata")
                        .path("deletion")
                        .path("reason")
                        .asString())
                .isEqualTo("duplicada");
    }

    @Test
    void aWishToProcessAgainIsShown() {
        Answer answer = api.send("POST", "/api/messages/" + id + ":1/reprocess", null);

        Expected.body(answer, 200, "message-reprocess.json", "CHANNEL", id);
        assertThat(ids(api.get(list("&status=reprocess_pending")))).containsExactly("1");
    }

    @Test
    void anEditedOneKeepsTheTimeItWasMade() {
        String before = one().path("createdAt").asString();
        api.append(new MessageEvent.Edited(
                channel, 1, NOON.plusSeconds(30), new Content.Text("Compra: 1,05"), Origin.LIVE, NOON.plusSeconds(31)));

        assertThat(one().path("text").asString()).isEqualTo("Compra: 1,05");
        assertThat(one().path("createdAt").asString()).isEqualTo(before);
        assertThat(one().path("updatedAt").asString()).isGreaterThan(before);
    }

    private JsonNode one() {
        return api.get("/api/messages/" + id + ":1").json().path("data");
    }
}
