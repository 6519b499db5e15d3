package dev.tradingsystem.telegram.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.api.ApiFixture.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant DAY = Instant.parse("2025-11-05T12:00:00Z");

    @Test
    void saysSoWithoutADatabaseAndHealsAfterwards() {
        try (var api = new ApiFixture()) {
            api.post(ApiFixture.CHANNEL, 1, DAY);
            assertThat(api.get("/messages").ids()).containsExactly(1L);
            api.postgres.kill();

            Answer answer = api.get("/messages");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("database-unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.json().has("items")).isFalse();
            assertThat(api.get("/changes?since=0").status()).isEqualTo(503);
            assertThat(api.get("/livez", new String[0]).status()).isEqualTo(200);
            await().atMost(PATIENCE)
                    .until(() -> api.get("/readyz", new String[0]).status() == 503);
            await().atMost(PATIENCE).until(() -> {
                Answer health = api.get("/health", new String[0]);
                return health.status() == 503
                        && health.json().path("status").asString().equals("unhealthy");
            });

            api.postgres.startAgain();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(api.get("/messages").ids()).containsExactly(1L));
            await().atMost(PATIENCE)
                    .until(() -> api.get("/readyz", new String[0]).status() == 200);
        }
    }

    @Test
    void survivesThePoolerAndTheCache() {
        try (var api = new ApiFixture()) {
            api.post(ApiFixture.CHANNEL, 1, DAY);
            String path = "/messages?channel=" + ApiFixture.CHANNEL;
            api.redis.kill();

            for (int i = 0; i < 5; i++) {
                assertThat(api.get(path).ids()).containsExactly(1L);
            }
            await().atMost(PATIENCE)
                    .until(() -> api.get("/health", new String[0])
                            .json()
                            .path("cache")
                            .asString()
                            .equals("unavailable"));
            Answer health = api.get("/health", new String[0]);
            assertThat(health.status()).isEqualTo(200);
            assertThat(health.json().path("status").asString()).isEqualTo("degraded");

            api.bouncer.kill();
            assertThat(api.get(path).status()).isEqualTo(503);
            api.bouncer.startAgain();
            await().atMost(PATIENCE).until(() -> api.get(path).status() == 200);
            api.redis.startAgain();
            await().atMost(PATIENCE)
                    .until(() -> api.get("/health", new String[0])
                            .json()
                            .path("status")
                            .asString()
                            .equals("healthy"));
        }
    }

    @Test
    void startsWithoutDatabaseAndCache() throws Exception {
        try (var app = ApiFixture.start(
                        "--TELEGRAM_PGBOUNCER_PORT=1", "--TELEGRAM_REDIS_PORT=1", "--TELEGRAM_DB_PASSWORD=none");
                var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ApiFixture.port(app) + "/messages"))
                    .header("X-API-Key", ApiFixture.KEY)
                    .build();

            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(503);
        }
    }
}
