package dev.tradingsystem.telegram.api.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.api.ApiFixture;
import dev.tradingsystem.telegram.api.ApiFixture.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the previous stack's pollers ask and say.
@ExtendWith(LegacyApi.class)
class LegacyPollerIT {

    private static final Instant NOON = Instant.parse("2025-11-05T12:00:00Z");

    private final ApiFixture api;
    private final long channel = LegacyApi.channel();
    private final String id = Long.toString(channel);
    private final String consumer = "leitor" + id;

    LegacyPollerIT(ApiFixture api) {
        this.api = api;
    }

    @BeforeEach
    void fill() {
        api.post(channel, 2, NOON.plusSeconds(1));
        api.post(channel, 1, NOON);
    }

    private Answer left(String more) {
        return api.get("/api/messages/unprocessed?channel=" + id + more);
    }

    private Answer mark(String ids, String more) {
        return api.send(
                "POST",
                "/api/messages/mark-processed",
                "{\"messageIds\":[" + ids + "],\"processedBy\":\"" + consumer + "\"" + more + "}");
    }

    private static List<String> ids(Answer answer) {
        return answer.json()
                .path("data")
                .valueStream()
                .map(message -> message.path("messageId").asString())
                .toList();
    }

    @Test
    void whatIsLeftHasThePreviousShapeOldestFirst() {
        Expected.body(
                left("&excludeProcessedBy=" + consumer), 200, "unprocessed.json", "CHANNEL", id, "CONSUMER", consumer);
    }

    @Test
    void aMarkedMessageIsNotLeft() {
        Answer marked = mark("\"1\",2", ",\"channelId\":\"" + id + "\"");

        Expected.error(
                marked,
                200,
                "{\"success\":true,\"message\":\"2 message(s) marked as processed\","
                        + "\"data\":{\"requested\":2,\"updated\":2,\"processedBy\":\"" + consumer + "\"}}");
        assertThat(ids(left("&excludeProcessedBy=" + consumer))).isEmpty();
        assertThat(ids(left("&excludeProcessedBy=another"))).containsExactly("1", "2");
        assertThat(api.get("/api/messages/" + id + ":1")
                        .json()
                        .at("/data/metadata/processed_by")
                        .asString())
                .isEqualTo(consumer);
    }

    @Test
    void marksOfDifferentConsumersDoNotOverwriteEachOther() {
        mark("\"1\"", ",\"channelId\":\"" + id + "\"");
        Answer other = api.send(
                "POST",
                "/api/messages/mark-processed",
                "{\"messageIds\":[\"" + id + ":1\"],\"processedBy\":\"outro\"}");

        assertThat(other.json().at("/data/updated").asInt()).isEqualTo(1);
        assertThat(ids(left("&excludeProcessedBy=" + consumer))).containsExactly("2");
        assertThat(ids(left("&excludeProcessedBy=outro"))).containsExactly("2");
        assertThat(mark("\"1\"", ",\"channelId\":\"" + id + "\"")
                        .json()
                        .at("/data/updated")
                        .asInt())
                .isZero();
    }

    @Test
    void anIdAloneIsMarkedOnlyWhereItIsTheOnlyOne() {
        long other = LegacyApi.channel();
        api.post(other, 2, NOON);
        String key = api.key(Set.of(channel, other), "consumers:write");
        Answer answer = api.send(
                "POST",
                "/api/messages/mark-processed",
                "{\"messageIds\":[1,2,\"99\"],\"processedBy\":\"" + consumer + "\"}",
                "X-API-Key",
                key);

        Expected.error(
                answer,
                200,
                "{\"success\":true,\"message\":\"1 message(s) marked as processed\","
                        + "\"data\":{\"requested\":3,\"updated\":1,\"processedBy\":\"" + consumer
                        + "\",\"ambiguous\":[\"2\",\"99\"]}}");
        assertThat(ids(left("&excludeProcessedBy=" + consumer))).containsExactly("2");
    }

    @Test
    void aMessageOnTheQueueIsStillLeftForAPoller() {
        api.jdbc()
                .sql("INSERT INTO telegram.channel (channel_id, account) VALUES (?, ?)")
                .params(channel, "account" + id)
                .update();
        api.jdbc()
                .sql("UPDATE telegram.messages SET account = ? WHERE channel_id = ?")
                .params("account" + id, channel)
                .update();
        api.jdbc()
                .sql("INSERT INTO telegram.checkpoint (sink, account, seq) VALUES ('rabbitmq', ?, 1000000)")
                .param("account" + id)
                .update();

        api.jdbc()
                .sql(
                        "INSERT INTO telegram.sink_confirmation VALUES (?, 'rabbitmq', 1, 1000000, '2025-11-05T12:00:02Z')")
                .param("account" + id)
                .update();

        assertThat(api.get("/api/messages/" + id + ":1")
                        .json()
                        .at("/data/publishedAt")
                        .asString())
                .isEqualTo("2025-11-05T12:00:02.000Z");
        assertThat(ids(left("&status=published"))).containsExactly("1", "2");
        assertThat(left("&excludeProcessedBy=" + consumer).text()).contains("\"status\":\"received\"");
        assertThat(ids(left("&excludeProcessedBy=" + consumer))).containsExactly("1", "2");
        assertThat(ids(left("&limit=1&excludeProcessedBy=" + consumer))).hasSize(1);
    }

    @Test
    void withoutAConsumerTheStatusIsTheMessages() {
        assertThat(ids(left(""))).containsExactly("1", "2");
        assertThat(ids(left("&status=failed,retrying"))).isEmpty();
        assertThat(left("&status=received,retrying").json().at("/filters").toString())
                .isEqualTo("{\"channelId\":\"" + id
                        + "\",\"statuses\":[\"received\",\"retrying\"],\"excludeProcessedBy\":null}");
    }

    @Test
    void whatIsMissingIsNamed() {
        Expected.error(
                api.get("/api/messages/unprocessed"),
                400,
                "{\"success\":false,\"message\":\"Query parameter \\\"channel\\\" is required\"}");
        for (String body : List.of("{\"processedBy\":\"x\"}", "{\"messageIds\":[]}", "{\"messageIds\":\"1\"}")) {
            Expected.error(
                    api.send("POST", "/api/messages/mark-processed", body),
                    400,
                    "{\"success\":false,\"message\":"
                            + "\"Body parameter \\\"messageIds\\\" must be a non-empty array\"}");
        }
        Expected.error(
                api.send("POST", "/api/messages/mark-processed", "{\"messageIds\":[1]}"),
                400,
                "{\"success\":false,\"message\":\"Body parameter \\\"processedBy\\\" is required\"}");
    }
}
