package dev.tradingsystem.telegram.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.api.ApiFixture.Answer;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Consumers, keys, channels, jobs, statistics, photos, and what is passed on.
@ExtendWith(SharedApi.class)
class ResourceIT {

    private static final Instant DAY = Instant.parse("2025-11-05T12:00:00Z");
    private static final AtomicLong CHANNELS = new AtomicLong(-10_000);

    private final ApiFixture api;
    private final long channel = CHANNELS.decrementAndGet();
    private final String name = "reports" + channel;

    ResourceIT(ApiFixture api) {
        this.api = api;
    }

    @Test
    void aConsumerReadsAcknowledgesAndGoesOn() {
        String path = "/consumers/" + name;
        String body = "{\"channels\":[\"" + channel + "\"],\"kinds\":[\"posted\"]}";
        Answer made = api.send("PUT", path, body);
        assertThat(made.status()).isEqualTo(201);
        assertThat(api.send("PUT", path, body).status()).isEqualTo(200);
        assertThat(api.send("PUT", path, "{}").problem()).isEqualTo("consumer-exists");

        long seq = api.post(channel, 1, DAY).getFirst().seq();
        api.post(channel - 500_000, 1, DAY);
        Answer changes = api.get(path + "/changes");
        assertThat(changes.ids()).containsExactly(1L);
        assertThat(api.get(path).json().path("lag").asLong()).isPositive();

        assertThat(api.send("POST", path + "/ack", "{\"seq\":" + seq + "}")
                        .json()
                        .path("offset")
                        .asLong())
                .isEqualTo(seq);
        assertThat(api.send("POST", path + "/ack", "{\"seq\":" + seq + "}").status())
                .isEqualTo(200);
        Answer lower = api.send("POST", path + "/ack", "{\"seq\":" + (seq - 1) + "}");
        assertThat(lower.problem()).isEqualTo("offset-conflict");
        assertThat(lower.json().path("offset").asLong()).isEqualTo(seq);
        assertThat(api.send("POST", path + "/ack", "{\"seq\":999999999}").problem())
                .isEqualTo("cursor-ahead");
        assertThat(api.get(path + "/changes").ids()).isEmpty();
        assertThat(api.send("POST", path + "/seek", "{\"at\":\"2020-01-01T00:00:00Z\"}")
                        .json()
                        .path("offset")
                        .asLong())
                .isZero();
        assertThat(api.get(path + "/changes").ids()).containsExactly(1L);
        assertThat(api.send("DELETE", path, null).status()).isEqualTo(204);
        assertThat(api.get(path).problem()).isEqualTo("consumer-not-found");
    }

    @Test
    void theFifthFailureParksAMessage() {
        String path = "/consumers/" + name;
        api.send("PUT", path, "{}");
        api.post(channel, 1, DAY);
        String item = "{\"items\":[{\"channelId\":\"%d\",\"messageId\":\"1\",\"version\":1,\"outcome\":\"failed\","
                        .formatted(channel)
                + "\"reason\":\"no price\"}]}";
        for (int attempt = 1; attempt < 5; attempt++) {
            assertThat(api.send("POST", path + "/results", item)
                            .json()
                            .path("parked")
                            .asInt())
                    .isZero();
        }
        assertThat(api.send("POST", path + "/results", item)
                        .json()
                        .path("parked")
                        .asInt())
                .isEqualTo(1);
        JsonNode failure = api.get(path + "/failures").json().path("items").path(0);
        assertThat(failure.path("outcome").asString()).isEqualTo("parked");
        assertThat(failure.path("attempts").asInt()).isEqualTo(5);
        assertThat(api.send("POST", path + "/results", "{\"items\":[null]}").problem())
                .isEqualTo("invalid-body");
    }

    @Test
    void whatKeepsItsOwnOffsetIsLeftAlone() {
        api.jdbc()
                .sql("INSERT INTO telegram.consumer (name, managed) VALUES ('own-offset', true) ON CONFLICT DO NOTHING")
                .update();

        assertThat(api.send("POST", "/consumers/own-offset/ack", "{\"seq\":0}").problem())
                .isEqualTo("consumer-managed");
        assertThat(api.send("DELETE", "/consumers/own-offset", null).problem()).isEqualTo("consumer-managed");
        assertThat(api.get("/consumers").text()).contains("own-offset");
    }

    @Test
    void aKeyIsShownOnceAndEndsAtOnce() {
        Answer made = api.send(
                "POST", "/keys", "{\"name\":\"r\",\"scopes\":[\"messages:read\"],\"channels\":[\"" + channel + "\"]}");
        String id = made.json().path("id").asString();
        String secret = made.json().path("key").asString();

        assertThat(made.status()).isEqualTo(201);
        assertThat(api.get("/me", "X-API-Key", secret)
                        .json()
                        .path("channels")
                        .path(0)
                        .asString())
                .isEqualTo(Long.toString(channel));
        assertThat(api.get("/keys").text()).contains(id).doesNotContain(secret.substring(13));
        assertThat(api.send("DELETE", "/keys/" + id, null).status()).isEqualTo(204);
        assertThat(api.send("DELETE", "/keys/" + id, null).problem()).isEqualTo("key-not-found");
        assertThat(api.get("/me", "X-API-Key", secret).problem()).isIn("invalid-key", "rate-limited");
        assertThat(api.send("POST", "/keys", "{\"name\":\"r\",\"scopes\":[\"all\"]}")
                        .problem())
                .isEqualTo("invalid-body");
        assertThat(api.get("/keys", "X-API-Key", api.key(Set.of(), "messages:read"))
                        .problem())
                .isEqualTo("insufficient-scope");
    }

    @Test
    void aChannelIsListedChangedAndTakenOff() {
        String path = "/channels/" + channel;
        Answer added = api.send("POST", "/channels", "{\"channelId\":\"" + channel + "\",\"label\":\"A\"}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.header("Location")).isEqualTo(path);
        Answer job = api.get(added.json().path("job").asString());
        assertThat(job.json().path("request").path("last").asInt()).isEqualTo(1_000);
        assertThat(api.send("POST", "/channels", "{\"channelId\":\"" + channel + "\"}")
                        .problem())
                .isEqualTo("channel-exists");

        String etag = api.get(path).header("ETag");
        Answer changed = api.send(
                "PATCH", path, "{\"label\":null,\"watched\":false}", "X-API-Key", ApiFixture.KEY, "If-Match", etag);
        assertThat(changed.json().path("label").isNull()).isTrue();
        assertThat(changed.json().path("watched").asBoolean()).isFalse();
        assertThat(api.send("PATCH", path, "{\"label\":\"B\"}", "X-API-Key", ApiFixture.KEY, "If-Match", etag)
                        .problem())
                .isEqualTo("precondition-failed");
        assertThat(api.send("PATCH", path, "{\"title\":\"B\"}").problem()).isEqualTo("unknown-parameter");
        assertThat(api.send("DELETE", path, null).status()).isEqualTo(204);
        assertThat(api.get(path).problem()).isEqualTo("channel-not-found");
        assertThat(api.send("POST", "/channels", "{\"channelId\":\"" + channel + "\",\"backfill\":{\"mode\":\"none\"}}")
                        .json()
                        .has("job"))
                .isFalse();
        assertThat(api.send("POST", "/channels", "{\"username\":\"nobody_here\"}")
                        .problem())
                .isEqualTo("gateway-unavailable");
    }

    @Test
    void coverageAddsUp() {
        api.send("POST", "/channels", "{\"channelId\":\"" + channel + "\",\"backfill\":{\"mode\":\"none\"}}");
        api.post(channel, 2, DAY);
        api.post(channel, 5, DAY);
        String path = "/channels/" + channel + "/coverage";
        JsonNode all = api.get(path).json();
        Answer first = api.get(path + "?limit=2");
        Answer second = api.get(path + "?limit=2&cursor="
                + first.json().path("page").path("next").asString());

        assertThat(all.path("counts").path("stored").asLong()).isEqualTo(2);
        assertThat(all.path("counts").path("unknown").asLong()).isEqualTo(3);
        assertThat(all.path("complete").asBoolean()).isFalse();
        assertThat(runs(all)).containsExactly("1-1 unknown", "2-2 stored", "3-4 unknown", "5-5 stored");
        assertThat(runs(second.json())).containsExactly("3-4 unknown", "5-5 stored");
        assertThat(runs(api.get(path + "?verdict=stored").json())).containsExactly("2-2 stored", "5-5 stored");
        assertThat(api.get(path + "?buckets=2").json().path("buckets").size()).isEqualTo(2);
        assertThat(api.get(path + "?verdict=lost").problem()).isEqualTo("invalid-parameter");
    }

    private static List<String> runs(JsonNode coverage) {
        return coverage.path("items")
                .valueStream()
                .map(run ->
                        run.path("fromId").asString() + "-" + run.path("toId").asString() + " "
                                + run.path("verdict").asString())
                .toList();
    }

    @Test
    void aJobIsARowUntilSomebodyTakesIt() {
        String body = "{\"kind\":\"audit\",\"channels\":[\"" + channel + "\"]}";
        Answer asked = api.send("POST", "/jobs", body);
        Answer again = api.send("POST", "/jobs", body);
        String path = asked.header("Location");

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.json().path("state").asString()).isEqualTo("queued");
        assertThat(again.json().path("deduplicated").asBoolean()).isTrue();
        assertThat(again.json().path("id")).isEqualTo(asked.json().path("id"));
        assertThat(api.get(path).header("Retry-After")).isEqualTo("2");
        assertThat(api.get("/jobs?kind=audit&state=queued").text()).contains(path);
        assertThat(api.send("POST", path + "/cancel", null).json().path("state").asString())
                .isEqualTo("cancelled");
        assertThat(api.send("POST", path + "/cancel", null).problem()).isEqualTo("job-finished");
        assertThat(api.get("/jobs/job_" + "0".repeat(26)).problem()).isEqualTo("job-not-found");
        assertThat(api.send("POST", "/jobs", "{\"kind\":\"audit\",\"last\":5}").problem())
                .isEqualTo("invalid-body");
    }

    @Test
    void theGatewayIsToldOfAJobAtOnce(FakeUpstream gateway) {
        String nudge = "POST /sync-jobs/nudge  key=the-gateways-own-key for=null";
        long before = gateway.asked().stream().filter(nudge::equals).count();

        api.send("POST", "/jobs", "{\"kind\":\"audit\",\"channels\":[\"%d\"]}".formatted(channel));

        await().untilAsserted(() -> assertThat(
                        gateway.asked().stream().filter(nudge::equals).count())
                .isGreaterThan(before));
    }

    @Test
    void statisticsCountWhatIsThere() {
        api.post(channel, 1, DAY);
        api.post(channel, 2, DAY.plusSeconds(3_600));
        String span = "?from=2025-11-05&to=2025-11-05&channel=" + channel;
        JsonNode hours = api.get("/stats/messages" + span).json();
        JsonNode latency = api.get("/stats/latency" + span + "&bucket=day").json();

        assertThat(hours.path("items")
                        .valueStream()
                        .map(item -> item.path("bucket").asString()))
                .containsExactly("2025-11-05T12:00:00Z", "2025-11-05T13:00:00Z");
        assertThat(hours.path("source").asString()).isEqualTo("view");
        assertThat(api.get("/stats/messages" + span + "&bucket=day")
                        .json()
                        .path("items")
                        .path(0)
                        .path("posted")
                        .asInt())
                .isEqualTo(2);
        assertThat(latency.path("items").path(0).path("count").asInt()).isEqualTo(2);
        assertThat(api.get("/stats/latency" + span + "&stages=received-published")
                        .json()
                        .path("source")
                        .asString())
                .isEqualTo("not-recorded");
        api.send("POST", "/channels", "{\"channelId\":\"%d\"}".formatted(channel));
        api.jdbc().sql("""
                        INSERT INTO telegram.sink_confirmation
                        SELECT m.account, 'rabbitmq', m.seq, m.seq, m.received_at + m.message_id * interval '10 ms'
                          FROM telegram.messages m WHERE m.channel_id = :channel
                        """).param("channel", channel).update();
        JsonNode published = api.get("/stats/latency" + span + "&bucket=day&stages=received-published")
                .json()
                .path("items")
                .path(0);
        assertThat(published.path("count").asInt()).isEqualTo(2);
        assertThat(published.path("p50Ms").asDouble()).isEqualTo(15);
        assertThat(published.path("maxMs").asDouble()).isEqualTo(20);
        assertThat(api.get("/stats").json().path("messages").asLong()).isPositive();
        assertThat(api.get("/stats/messages?from=2001-01-01").problem()).isEqualTo("invalid-parameter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /gateway/login?wait=5  | GET /login?wait=5  key=the-gateways-own-key for=bootstrap",
                "POST | /gateway/login/code    | POST /login/code {} key=the-gateways-own-key for=bootstrap",
                "GET  | /signals?anything=1    | GET /signals?anything=1  key=null for=bootstrap",
                "POST | /parse                 | POST /parse {} key=null for=bootstrap"
            })
    void whatOthersAnswerIsPassedOn(String method, String path, String expected) {
        Answer answer = api.send(method, path, method.equals("POST") ? "{}" : null);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text()).isEqualTo(expected);
    }

    @Test
    void passingOnNeedsTheScope() {
        String key = api.key(Set.of(), "signals:read");

        assertThat(api.get("/signals", "X-API-Key", key).status()).isEqualTo(202);
        assertThat(api.get("/gateway/login", "X-API-Key", key).problem()).isEqualTo("insufficient-scope");
        assertThat(api.send("POST", "/replay", "{}", "X-API-Key", key).problem())
                .isEqualTo("insufficient-scope");
    }

    @Test
    void aKeyOfOursThatTheGatewayRefusesIsNoneOfTheCallersBusiness() {
        var photo = Message.of(channel, 401, DAY, Content.Media.of(MediaKind.PHOTO, null));
        api.append(new MessageEvent.Posted(photo, Origin.LIVE, DAY));

        assertThat(api.get("/messages/" + channel + "/401/photo").problem()).isEqualTo("gateway-unavailable");
    }

    @Test
    void aPhotoIsFetchedOnceAndNeverChanges() {
        for (long id = 7; id < 9; id++) {
            var photo = Message.of(channel, id, DAY, Content.Media.of(MediaKind.PHOTO, null));
            api.append(new MessageEvent.Posted(photo, Origin.LIVE, DAY));
        }
        api.post(channel, 9, DAY);
        String path = "/messages/" + channel + "/7/photo";
        Answer first = api.get(path);
        Answer unchanged = api.get(path, "X-API-Key", ApiFixture.KEY, "If-None-Match", first.header("ETag"));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(first.header("ETag")).isEqualTo("\"AQADunique\"");
        assertThat(first.header("Cache-Control")).contains("immutable").contains("private");
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(api.get("/messages/" + channel + "/8/photo").problem()).isEqualTo("session-not-ready");
        assertThat(api.get("/messages/" + channel + "/9/photo").problem()).isEqualTo("no-photo");
        assertThat(api.get("/photos/" + channel + "/7").header("Location")).isEqualTo(path);
    }
}
