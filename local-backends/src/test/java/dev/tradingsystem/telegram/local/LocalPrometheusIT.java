package dev.tradingsystem.telegram.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalPrometheusIT {

    private static final String RULES = """
            groups: [{ name: one, rules: [{ record: both_up, expr: redis_up + on () pg_up }] }]
            """;

    @BeforeAll
    static void serversAreInstalled() {
        assumeThat(Availability.missing(Server.PROMETHEUS)).isEmpty();
        assumeThat(Availability.missing(Server.POSTGRES_EXPORTER)).isEmpty();
        assumeThat(Availability.missing(Server.REDIS_EXPORTER)).isEmpty();
    }

    @Test
    void scrapesBothExportersAndReadsItsRules() {
        try (var postgres = LocalPostgres.start();
                var redis = LocalRedis.start();
                var ofPostgres = LocalExporter.postgres(postgres, "postgres");
                var ofRedis = LocalExporter.redis();
                var prometheus = LocalPrometheus.start(
                        _ -> configuration(ofPostgres.port(), redis.port(), ofRedis.port()),
                        Map.of("rules/one.yml", RULES));
                var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(prometheus.address() + "/api/v1/query?query=both_up"))
                    .build();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(body(http, request)).contains("\"2\"]"));
        }
    }

    private static String configuration(int ofPostgres, int redis, int ofRedis) {
        return """
                global: { scrape_interval: 1s, evaluation_interval: 1s }
                rule_files: [rules/*.yml]
                scrape_configs:
                  - job_name: postgres
                    static_configs: [{ targets: ["127.0.0.1:%d"] }]
                  - job_name: redis
                    metrics_path: /scrape
                    params: { target: ["redis://127.0.0.1:%d"] }
                    static_configs: [{ targets: ["127.0.0.1:%d"] }]
                """.formatted(ofPostgres, redis, ofRedis);
    }

    private static String body(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
