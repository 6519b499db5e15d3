package dev.tradingsystem.telegram.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.api.ApiFixture.Answer;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds everywhere: conditional requests, limits, and requests that come twice.
@ExtendWith(SharedApi.class)
class RuleIT {

    private static final Instant DAY = Instant.parse("2025-11-05T12:00:00Z");
    private static final AtomicLong CHANNELS = new AtomicLong(-9_000);

    private final ApiFixture api;
    private final long channel = CHANNELS.decrementAndGet();

    RuleIT(ApiFixture api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/messages?channel=C",
                "/messages/C/1",
                "/messages/C/1/versions",
                "/changes?since=0&channel=C",
                "/channels/C",
                "/channels/C/coverage",
                "/channels/discovery"
            })
    void whoHasTheNewestStateGetsNoBody(String template) {
        api.jdbc()
                .sql("INSERT INTO telegram.channel (channel_id, account, watched) VALUES (?, 'main', true)")
                .param(channel)
                .update();
        api.post(channel, 1, DAY);
        String path = template.replace("C", Long.toString(channel));
        String etag = api.get(path).header("ETag");
        Answer again = api.get(path, "X-API-Key", ApiFixture.KEY, "If-None-Match", etag);

        assertThat(etag).isNotEmpty();
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("Cache-Control")).doesNotContain("public");
    }

    @Test
    void aMarkMakesAListNew() {
        api.post(channel, 1, DAY);
        String path = "/messages?deleted=any&channel=" + channel;
        Answer before = api.get(path);
        api.send("DELETE", "/messages/" + channel + "/1", null);
        Answer after = api.get(path, "X-API-Key", ApiFixture.KEY, "If-None-Match", before.header("ETag"));

        assertThat(before.header("ETag")).startsWith("W/");
        assertThat(before.header("Server-Timing")).matches("(cache|db);dur=[0-9.]+");
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.text()).contains("\"status\":\"deleted\"");
    }

    @Test
    void aKeyIsToldWhatIsLeftAndThenRefused() {
        String key = api.key(Set.of(channel), "messages:read");
        api.post(channel, 1, DAY);
        Answer first = api.get("/messages", "X-API-Key", key);
        Answer unchanged = api.get("/messages", "X-API-Key", key, "If-None-Match", first.header("ETag"));
        Answer export = first;
        for (int i = 0; i < 60 && export.status() == 200; i++) {
            export = api.get("/messages", "X-API-Key", key, "Accept", "application/x-ndjson");
        }

        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"default\";q=300;w=60");
        assertThat(first.header("RateLimit")).isEqualTo("\"default\";r=299;t=1");
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.header("RateLimit")).matches("\"default\";r=(299|300);t=[01]");
        assertThat(export.problem()).isEqualTo("rate-limited");
        assertThat(export.header("Retry-After")).matches("[12]");
        assertThat(api.get("/me").header("RateLimit")).isEmpty();
        assertThat(api.get("/me", "X-API-Key", api.key(Set.of(), "messages:read"))
                        .json()
                        .path("rate")
                        .toString())
                .isEqualTo("{\"q\":300,\"w\":60}");
    }

    @Test
    void whoGuessesKeysIsStopped() {
        String wrong = "tgk_abcdefgh_" + "y".repeat(43);
        Answer answer = api.get("/me", "X-API-Key", wrong);
        for (int i = 0; i < 40 && answer.status() == 401; i++) {
            answer = api.get("/me", "X-API-Key", wrong);
        }

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(api.get("/me").status()).isEqualTo(200);
    }

    @Test
    void whatComesTwiceIsDoneOnce() {
        String body = "{\"kind\":\"sync\",\"channels\":[\"" + channel + "\"],\"last\":10}";
        String word = "first-" + channel;
        Answer first = post("/jobs", body, word);
        Answer cancelled =
                api.send("POST", first.json().path("links").path("cancel").asString(), null);
        Answer second = post("/jobs", body, word);
        Answer other = post("/jobs", body.replace("10", "11"), word);

        assertThat(first.status()).isEqualTo(202);
        assertThat(cancelled.status()).isEqualTo(202);
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location"))
                .isEqualTo(first.header("Location"))
                .startsWith("/jobs/job_");
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(other.problem()).isEqualTo("idempotency-mismatch");
        assertThat(post("/jobs", body, "bad word").problem()).isEqualTo("invalid-parameter");
    }

    private Answer post(String path, String body, String word) {
        return api.send("POST", path, body, "X-API-Key", ApiFixture.KEY, "Idempotency-Key", word);
    }

    @Test
    void aBodyHasALimit() {
        Answer answer = api.send("POST", "/jobs", "{\"kind\":\"" + "x".repeat(1 << 20) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("payload-too-large");
    }
}
