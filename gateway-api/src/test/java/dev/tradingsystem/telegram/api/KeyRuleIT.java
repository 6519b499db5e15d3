package dev.tradingsystem.telegram.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.api.ApiFixture.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How often a key may ask, which jobs it sees, and which pages may use one.
@ExtendWith(SharedApi.class)
class KeyRuleIT {

    private static final AtomicLong CHANNELS = new AtomicLong(-910_000);

    private final ApiFixture api;
    private final long channel = CHANNELS.decrementAndGet();

    KeyRuleIT(ApiFixture api) {
        this.api = api;
    }

    private Answer make(String more) {
        return api.send("POST", "/keys", "{\"name\":\"r\",\"scopes\":[\"messages:read\"]" + more + "}");
    }

    @Test
    void aKeyMayHaveARateOfItsOwn() {
        Answer made = make(",\"ratePerMinute\":2");
        String key = made.json().path("key").asString();

        assertThat(made.json().path("ratePerMinute").asInt()).isEqualTo(2);
        assertThat(api.get("/me", "X-API-Key", key).json().path("rate").toString())
                .isEqualTo("{\"q\":2,\"w\":60}");
        assertThat(api.get("/me", "X-API-Key", key).header("RateLimit-Policy")).isEqualTo("\"default\";q=2;w=60");
        assertThat(api.get("/me", "X-API-Key", key).problem()).isEqualTo("rate-limited");
        assertThat(api.get("/keys").text()).contains("\"ratePerMinute\":2");
    }

    @Test
    void aKeyMayHaveNoLimit() {
        Answer made = make(",\"unlimited\":true");
        Answer me = api.get("/me", "X-API-Key", made.json().path("key").asString());

        assertThat(made.json().path("unlimited").asBoolean()).isTrue();
        assertThat(me.json().path("rate").isNull()).isTrue();
        assertThat(me.header("RateLimit")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"ratePerMinute\":0",
                ",\"ratePerMinute\":100001",
                ",\"ratePerMinute\":\"x\"",
                ",\"ratePerMinute\":5,\"unlimited\":true"
            })
    void aRateThatIsNoneIsRefused(String more) {
        assertThat(make(more).problem()).isEqualTo("invalid-body");
    }

    @Test
    void aKeyOfSomeChannelsSeesTheirJobsOnly() {
        String mine = api.key(Set.of(channel), "jobs:read", "jobs:write");
        String job = api.send("POST", "/jobs", "{\"kind\":\"audit\",\"channels\":[\"" + channel + "\"]}")
                .header("Location");
        String other = api.send("POST", "/jobs", "{\"kind\":\"audit\",\"channels\":[\"" + (channel - 500) + "\"]}")
                .header("Location");
        String all = api.send("POST", "/jobs", "{\"kind\":\"refresh-titles\"}").header("Location");

        assertThat(api.get(job, "X-API-Key", mine).status()).isEqualTo(200);
        for (String hidden : new String[] {other, all}) {
            assertThat(api.get(hidden, "X-API-Key", mine).problem()).isEqualTo("job-not-found");
            assertThat(api.send("POST", hidden + "/cancel", null, "X-API-Key", mine)
                            .problem())
                    .isEqualTo("job-not-found");
        }
        Answer list = api.get("/jobs?limit=1", "X-API-Key", mine);
        assertThat(list.text()).contains(job).doesNotContain(other).doesNotContain(all);
        assertThat(list.json().at("/page/next").isNull()).isTrue();
        assertThat(api.get(job).json().path("waitingFor").asString()).isEqualTo("gateway-mtproto");
        assertThat(api.send("POST", job + "/cancel", null, "X-API-Key", mine).status())
                .isEqualTo(202);
    }

    @Test
    void eventsAreDescribedToAnyKey() {
        Answer document = api.get("/asyncapi", "X-API-Key", api.key(Set.of(), "stats:read"));

        assertThat(document.text()).startsWith("asyncapi: 3.0.0");
        assertThat(document.header("Content-Type")).startsWith("application/yaml");
        assertThat(api.get("/asyncapi", new String[0]).problem()).isEqualTo("unauthenticated");
    }

    @Test
    void onlyPagesOfNamedOriginsMayRead() throws Exception {
        assertThat(api.get("/me", "Authorization", "Bearer " + ApiFixture.KEY, "X-Origin", "none")
                        .header("Access-Control-Allow-Origin"))
                .isEmpty();
        try (var app = ApiFixture.start(
                        "--TELEGRAM_PGBOUNCER_PORT=1",
                        "--TELEGRAM_REDIS_ENABLED=false",
                        "--TELEGRAM_DB_PASSWORD=none",
                        "--telegram.api.cors.origins=https://reports.example.org,http://localhost:3000");
                var http = HttpClient.newHttpClient()) {
            int port = ApiFixture.port(app);
            HttpResponse<String> asked = http.send(
                    request(port, "https://reports.example.org")
                            .header("Access-Control-Request-Method", "PATCH")
                            .header("Access-Control-Request-Headers", "x-api-key")
                            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            HttpResponse<String> refused = http.send(
                    request(port, "https://reports.example.org").build(), HttpResponse.BodyHandlers.ofString());
            HttpResponse<String> foreign =
                    http.send(request(port, "https://example.org").build(), HttpResponse.BodyHandlers.ofString());

            assertThat(asked.statusCode()).isEqualTo(200);
            assertThat(header(asked, "Access-Control-Allow-Origin")).isEqualTo("https://reports.example.org");
            assertThat(header(asked, "Access-Control-Allow-Methods")).contains("PATCH");
            assertThat(header(asked, "Access-Control-Allow-Credentials")).isEmpty();
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(header(refused, "Access-Control-Allow-Origin")).isEqualTo("https://reports.example.org");
            assertThat(header(refused, "Access-Control-Expose-Headers")).contains("RateLimit", "X-Request-Id");
            assertThat(foreign.statusCode()).isEqualTo(401);
            assertThat(header(foreign, "Access-Control-Allow-Origin")).isEmpty();
        }
    }

    private static HttpRequest.Builder request(int port, String origin) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/me"))
                .header("Origin", origin);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }
}
