package dev.tradingsystem.telegram.api.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.api.ApiFixture;
import dev.tradingsystem.telegram.api.ApiFixture.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds below all of the previous stack's paths: keys, headers, and errors.
@ExtendWith(LegacyApi.class)
class LegacyErrorIT {

    private static final String SYNC = "/api/telegram-gateway/sync-messages";
    private static final String UNAUTHORIZED = "{\"success\":false,\"message\":\"Unauthorized\"}";
    private static final String WRONG = "tgk_abcdefgh_" + "y".repeat(43);

    private final ApiFixture api;

    LegacyErrorIT(ApiFixture api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-API-Key", "X-Gateway-Token", "X-API-Token"})
    void everyHeaderOfThePreviousClientsCarriesAKey(String header) {
        for (String key : List.of(ApiFixture.KEY, "\"" + ApiFixture.KEY + "\"", " '" + ApiFixture.KEY + "' ")) {
            assertThat(api.get("/api/channels", header, key).status()).isEqualTo(200);
        }
    }

    @Test
    void theTokenOfThePreviousClientsIsNoKeyElsewhere() {
        assertThat(api.get("/me", "X-API-Token", ApiFixture.KEY).problem()).isEqualTo("unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/messages",
                "/api/channels",
                "/api/none",
                "/api/telegram-gateway/config",
                "/api/telegram-gateway/auth/status"
            })
    void withoutAKeyNothingIsAnswered(String path) {
        Answer answer = api.get(path, new String[0]);

        Expected.error(answer, 401, UNAUTHORIZED);
        assertThat(answer.header("Deprecation")).isEqualTo("@1767225600");
        assertThat(answer.header("Link")).isEqualTo("</openapi>; rel=\"successor-version\"");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
    }

    @Test
    void aWrongKeyAndOneTooSmallAreRefused() {
        String small = api.key(Set.of(), "messages:read");

        Expected.error(api.get("/api/messages", "X-API-Key", WRONG), 401, UNAUTHORIZED);
        for (String[] request : new String[][] {
            {"GET", "/api/channels"},
            {"POST", "/api/channels"},
            {"PUT", "/api/channels/-1"},
            {"DELETE", "/api/channels/-1"},
            {"DELETE", "/api/messages/-1:1"},
            {"POST", "/api/messages/-1:1/reprocess"},
            {"POST", "/api/messages/mark-processed"},
            {"POST", "/api/telegram-gateway/auth/start"},
            {"POST", "/api/telegram-gateway/auth/input"},
            {"POST", "/api/telegram-gateway/auth/cancel"},
            {"POST", "/api/telegram-gateway/actions/reload"},
            {"GET", "/api/telegram-gateway/session"},
            {"GET", "/api/telegram-gateway/metrics"}
        }) {
            Expected.error(
                    api.send(request[0], request[1], request[0].equals("GET") ? null : "{}", "X-API-Key", small),
                    403,
                    "{\"success\":false,\"message\":\"Forbidden\"}");
        }
    }

    @Test
    void theSyncHasRefusalsOfItsOwn() {
        Expected.error(
                api.send("POST", SYNC, "{}", new String[0]),
                401,
                "{\"success\":false,\"error\":\"Unauthorized\",\"message\":"
                        + "\"Missing X-API-Key or X-Gateway-Token header\"}");
        for (String key : List.of(WRONG, api.key(Set.of(), "messages:read"))) {
            Expected.error(
                    api.send("POST", SYNC, "{}", "X-API-Key", key),
                    403,
                    "{\"success\":false,\"error\":\"Forbidden\",\"message\":\"Invalid API key\"}");
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        Expected.error(api.get("/api/none"), 404, "{\"success\":false,\"message\":\"Not found\"}");
        assertThat(api.send("PATCH", "/api/channels", "{}").status()).isEqualTo(405);
        assertThat(api.get("/none").problem()).isEqualTo("not-found");
        Expected.error(
                api.send("POST", "/api/channels", "{\"channelId\":"),
                400,
                "{\"success\":false,\"message\":\"Invalid JSON\"}");
    }

    @Test
    void whoAsksTooOftenIsTold() {
        String key = api.key(Set.of(), "messages:read");
        Answer answer = api.get("/api/messages", "X-API-Key", key);
        for (int i = 0; i < 200 && answer.status() == 200; i++) {
            answer = api.get("/api/messages?search=none", "X-API-Key", key);
        }

        Expected.error(answer, 429, "{\"success\":false,\"message\":\"Too many requests, please try again later.\"}");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.header("Deprecation")).isNotEmpty();
    }

    @Test
    void noVersionIsAskedOrTold() {
        Answer answer = api.get("/api/channels", "X-API-Key", ApiFixture.KEY, "API-Version", "7");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("API-Version")).isEmpty();
    }

    @Test
    void everyRequestIsCountedUnderItsKey() {
        api.get("/api/channels", "X-API-Key", api.key(Set.of(), "channels:read"));
        api.get("/api/nonsense/" + WRONG);

        assertThat(api.get("/metrics").text())
                .contains("api_legacy_requests_total{key=\"made\",path=\"channels\"}")
                .contains("path=\"other\"")
                .doesNotContain("nonsense");
    }

    @Test
    void withoutADatabaseItSaysSoAndWithoutTheLayerThereIsNothing() throws Exception {
        try (var app = ApiFixture.start(
                        "--TELEGRAM_PGBOUNCER_PORT=1",
                        "--TELEGRAM_REDIS_ENABLED=false",
                        "--TELEGRAM_DB_PASSWORD=none");
                var http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = get(http, ApiFixture.port(app));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("{\"success\":false,\"message\":\"Banco de dados indisponível\"}");
        }
        try (var app = ApiFixture.start(
                        "--TELEGRAM_PGBOUNCER_PORT=1",
                        "--TELEGRAM_REDIS_ENABLED=false",
                        "--TELEGRAM_DB_PASSWORD=none",
                        "--telegram.legacy.enabled=false");
                var http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = get(http, ApiFixture.port(app));
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("urn:telegram:problem:not-found");
            assertThat(answer.headers().firstValue("Deprecation")).isEmpty();
        }
    }

    private static HttpResponse<String> get(HttpClient http, int port) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/messages"))
                .header("X-API-Key", ApiFixture.KEY)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
