package dev.tradingsystem.telegram.api.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.api.ApiFixture;
import dev.tradingsystem.telegram.api.ApiFixture.Answer;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What the previous stack's dashboard shows of the whole.
@ExtendWith(LegacyApi.class)
class LegacyOverviewIT {

    private static final String BASE = "/api/telegram-gateway";
    private static final Instant NOON = Instant.parse("2025-11-05T12:00:00Z");
    private static final String METRICS = """
            # TYPE telegram_connection_status gauge
            telegram_connection_status 1.0
            telegram_ingest_received_total 42.0
            telegram_messages_published_total 40.0
            telegram_publish_failures_total{reason="unconfirmed"} 1.0
            telegram_publish_failures_total{reason="unroutable"} 2.0
            """;

    private final ApiFixture api;
    private final FakeGateway gateway;
    private final long channel = LegacyApi.channel();
    private final String id = Long.toString(channel);

    LegacyOverviewIT(ApiFixture api, FakeGateway gateway) {
        this.api = api;
        this.gateway = gateway;
    }

    @BeforeEach
    void isThere() {
        gateway.answers("/health", "{\"status\":\"degraded\",\"telegram\":\"connected\",\"uptime\":812.4}");
        gateway.answers("/session", """
                {"state":"READY","account":{"id":"1","name":"-","phone":"+55 ** *****-4321"},
                 "store":{"savedAt":"2025-11-05T12:00:00Z"}}""");
        gateway.answers("/metrics", METRICS);
        gateway.answers("/sinks", "{\"head\":1,\"items\":[{\"name\":\"rabbitmq\",\"enabled\":true}]}");
    }

    @Test
    void theConfigurationHoldsNoKey() {
        Answer answer = api.get(BASE + "/config");

        Expected.body(answer, 200, "config.json");
        assertThat(answer.text()).doesNotContain(ApiFixture.KEY).doesNotContain("the-gateways-own-key");
    }

    @Test
    void cachesAreForgottenOnRequest() {
        Expected.body(api.send("POST", BASE + "/actions/reload", null), 200, "reload.json");
    }

    @Test
    void theSessionIsTheGateways() {
        Expected.body(api.get(BASE + "/session"), 200, "session.json");
    }

    @Test
    void figuresAreTheGateways() {
        Answer answer = api.get(BASE + "/metrics");

        assertThat(answer.json().at("/data/raw").asString()).isEqualTo(METRICS);
        assertThat(answer.json()
                        .at("/data/parsed/telegram_publish_failures_total/1")
                        .toString())
                .isEqualTo("{\"labels\":{\"reason\":\"unroutable\"},\"value\":2.0}");
        Expected.body(answer, 200, "metrics.json");
    }

    @Test
    void theQueueHoldsWhatIsCommittedAndNotPublished() {
        String key = api.key(Set.of(channel), "messages:read");
        account("queue" + id);
        api.post(channel, 1, NOON);
        long second = api.post(channel, 2, NOON.plusSeconds(1)).getFirst().seq();
        api.jdbc()
                .sql("INSERT INTO telegram.checkpoint (sink, account, seq) VALUES ('rabbitmq', ?, ?)")
                .params("queue" + id, second - 1)
                .update();
        api.send("POST", BASE + "/actions/reload", null);

        Expected.body(api.get(BASE + "/queue?limit=5", "X-API-Key", key), 200, "queue.json", "CHANNEL", id);
        gateway.answers("/sinks", "{\"head\":1,\"items\":[{\"name\":\"rabbitmq\",\"enabled\":false}]}");
        Expected.body(api.get(BASE + "/queue", "X-API-Key", key), 200, "queue-off.json");
        assertThat(api.get(BASE + "/queue/preview-limit").text())
                .isEqualTo("{\"success\":true,\"data\":{\"limit\":10}}");
    }

    private void account(String account) {
        api.jdbc()
                .sql("INSERT INTO telegram.channel (channel_id, account) VALUES (?, ?)")
                .params(channel, account)
                .update();
    }

    @Test
    void theSummaryCountsByStatus() {
        account("summary" + id);
        String key = api.key(Set.of(channel), "messages:read");
        for (int i = 1; i <= 3; i++) {
            api.post(channel, i, NOON.plusSeconds(i));
        }
        api.send("DELETE", "/api/messages/" + id + ":1", null);
        api.send("POST", "/api/messages/" + id + ":2/reprocess", null);
        JsonNode data =
                api.get(BASE + "/messages/summary", "X-API-Key", key).json().path("data");

        assertThat(data.path("byStatus").toString())
                .isEqualTo("[{\"status\":\"received\",\"total\":1},{\"status\":\"retrying\",\"total\":0},"
                        + "{\"status\":\"published\",\"total\":0},{\"status\":\"queued\",\"total\":0},"
                        + "{\"status\":\"failed\",\"total\":0},{\"status\":\"reprocess_pending\",\"total\":1},"
                        + "{\"status\":\"reprocessed\",\"total\":0}]");
        assertThat(data.path("total").asLong()).isEqualTo(3);
        assertThat(data.path("recent").size()).isEqualTo(2);
        assertThat(data.path("pagination").toString())
                .isEqualTo("{\"total\":3,\"limit\":20,\"offset\":0,\"hasMore\":true}");
    }

    @Test
    void everyPartOfTheOverviewIsLiveOrSaysWhyNot() {
        JsonNode all = api.get(BASE + "/overview").json().path("data");
        String small = api.key(Set.of(), "stats:read");
        JsonNode some = api.get(BASE + "/overview", "X-API-Key", small).json().path("data");

        assertThat(all.propertyNames())
                .containsExactly("health", "metrics", "queue", "session", "messages", "timestamp");
        assertThat(all.at("/health/service").asString()).isEqualTo("telegram-gateway-api");
        assertThat(all.at("/metrics/summary/messagesReceivedTotal").asDouble()).isEqualTo(42);
        assertThat(all.at("/session/connectedToTelegram").asBoolean()).isTrue();
        assertThat(all.at("/queue/path").asString()).isEqualTo("telegram.log");
        assertThat(all.at("/messages/byStatus").size()).isEqualTo(7);
        assertThat(some.path("session").toString()).isEqualTo("{\"error\":\"Forbidden\"}");
        assertThat(some.path("metrics").toString()).isEqualTo("{\"error\":\"Forbidden\"}");
        try (var alone = new ApiFixture()) {
            JsonNode left = alone.get(BASE + "/overview").json().path("data");
            assertThat(left.at("/session/error").asString()).isEqualTo("The gateway does not answer");
            assertThat(left.at("/metrics/error").asString()).isEqualTo("The gateway does not answer");
            assertThat(left.at("/messages/total").asLong()).isZero();
            Expected.error(
                    alone.get(BASE + "/auth/status"),
                    503,
                    "{\"success\":false,\"message\":\"Telegram Gateway não está acessível\"}");
            photo(alone);
            Expected.body(alone.get(BASE + "/photos/" + id + "/1"), 500, "photo-failed.json");
        }
    }

    private void photo(ApiFixture fixture) {
        var photo = Message.of(channel, 1, NOON, Content.Media.of(MediaKind.PHOTO, null));
        fixture.append(new MessageEvent.Posted(photo, Origin.LIVE, NOON));
    }

    @Test
    void aPhotoIsFetchedOrTheGatewaysRefusalIsTold() {
        photo(api);
        String path = BASE + "/photos/" + id + "/1";
        Expected.body(api.get(path), 404, "photo-refused.json");
        Expected.error(
                api.get(BASE + "/photos/" + id + "/2"),
                404,
                "{\"success\":false,\"error\":\"Failed to fetch photo from MTProto service\","
                        + "\"details\":\"Message not found\"}");
        gateway.photo("/media/" + id + "/1");
        Answer photo = api.get(path);

        assertThat(photo.status()).isEqualTo(200);
        assertThat(photo.header("Content-Type")).isEqualTo("image/png");
        assertThat(photo.header("Cache-Control")).isEqualTo("max-age=86400, private");
    }

    @Test
    void whoAsksForAPhotoThatIsOnItsWayWaitsForIt() throws Exception {
        photo(api);
        String path = "/media/" + id + "/1";
        var latch = new CountDownLatch(1);
        gateway.photo(path);
        gateway.hold(latch);
        var answers = new ArrayList<FutureTask<Answer>>();
        for (int i = 0; i < 5; i++) {
            var answer = new FutureTask<>(() -> api.get("/messages/" + id + "/1/photo"));
            Thread.ofVirtual().start(answer);
            answers.add(answer);
        }
        Awaitility.await().during(Duration.ofMillis(500)).until(() -> gateway.asked(path) <= 1);
        latch.countDown();

        for (FutureTask<Answer> answer : answers) {
            assertThat(answer.get().status()).isEqualTo(200);
        }
        assertThat(gateway.asked(path)).isEqualTo(1);
    }
}
