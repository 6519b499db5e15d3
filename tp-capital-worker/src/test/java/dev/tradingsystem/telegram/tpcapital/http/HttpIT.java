package dev.tradingsystem.telegram.tpcapital.http;

import static dev.tradingsystem.telegram.tpcapital.Texts.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.tpcapital.Databases;
import dev.tradingsystem.telegram.tpcapital.GatewayLog;
import dev.tradingsystem.telegram.tpcapital.Worker;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HttpIT {

    private static final int SIGNALS = 5;

    private static Databases databases;
    private static Worker worker;

    @BeforeAll
    static void start() {
        databases = Databases.start();
        var log = new GatewayLog(databases.gateway());
        for (int i = 1; i <= SIGNALS; i++) {
            log.post(i, order("PETR4", (30 + i) + ",00", "40,00", "25,00"));
        }
        log.post(6, order("VALE3", "60,00", "66,00", "58,00"));
        worker = Worker.start(environment(Worker.KEY));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> worker.read("/signals?status=open,superseded")
                                .path("items")
                                .size()
                        == SIGNALS + 1);
    }

    @AfterAll
    static void stop() {
        if (worker != null) {
            worker.close();
        }
        if (databases != null) {
            databases.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/signals", "/signals/-1:1:1", "/metrics", "/no-such-path"})
    void nothingIsOpenWithoutAKey(String path) {
        HttpResponse<String> answer = worker.get(path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(type(answer)).isEqualTo("unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/healthz", "/readyz", "/ready", "/health"})
    void probesAreOpen(String path) {
        assertThat(worker.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void everyHeaderCarriesTheKey() {
        assertThat(worker.get("/signals", "Authorization", "Bearer " + Worker.KEY)
                        .statusCode())
                .isEqualTo(200);
        assertThat(worker.get("/signals", "X-API-Key", Worker.KEY).statusCode()).isEqualTo(200);
        assertThat(worker.get("/signals", "X-Gateway-Token", Worker.KEY).statusCode())
                .isEqualTo(200);
        assertThat(type(worker.get("/signals", "X-API-Key", "0123456789abcdef")))
                .isEqualTo("invalid-key");
        assertThat(worker.get("/signals", "X-API-Key", Worker.KEY, "X-Gateway-Token", "another")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/signals?colour=red,400,unknown-parameter",
        "/signals?limit=501,400,invalid-parameter",
        "/signals?limit=1&limit=2,400,invalid-parameter",
        "/signals?from=2025,400,invalid-parameter",
        "/signals?status=new,400,invalid-parameter",
        "/signals?cursor=AQ,400,invalid-cursor",
        "/signals/5832,400,invalid-parameter",
        "/signals/-1001649127710:999:1,404,signal-not-found"
    })
    void refusalsSayWhy(String path, int status, String type) {
        HttpResponse<String> answer = worker.get(path, "X-API-Key", Worker.KEY);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(type(answer)).isEqualTo(type);
    }

    @Test
    void pagesShowEachSignalOnce() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = worker.read("/signals?limit=2&asset=PETR4&status=open,superseded" + cursor);
            page.path("items").forEach(item -> seen.add(item.path("id").stringValue()));
            String next = page.path("page").path("next").stringValue(null);
            cursor = next == null ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(SIGNALS).doesNotHaveDuplicates();
    }

    @Test
    void whatWasSupersededIsHiddenUnlessAskedFor() {
        assertThat(worker.read("/signals?asset=PETR4").path("items").size()).isOne();
        assertThat(worker.read("/signals?from=2000-01-01&to=2000-01-02")
                        .path("items")
                        .size())
                .isZero();
        assertThat(worker.read("/signals?channel=-5").path("items").size()).isZero();
    }

    @Test
    void everySeriesIsThereFromTheStart() {
        String metrics = worker.get("/metrics", "X-API-Key", Worker.KEY).body();

        assertThat(List.of(
                        "tp_capital_cache_hits_total{operation=\"dedup\"}",
                        "tp_capital_cache_misses_total{operation=\"fetch\",reason=\"unavailable\"}",
                        "tp_capital_cache_hit_rate",
                        "tp_capital_fallback_to_db_total",
                        "tp_capital_db_queries_total{database=\"gateway\"}",
                        "tp_capital_db_queries_total{database=\"tpcapital\"}",
                        "tp_capital_db_query_duration_seconds_count{database=\"tpcapital\"}",
                        "tp_capital_db_connection_errors_total",
                        "tp_capital_polling_lag_seconds",
                        "tp_capital_last_poll_seconds",
                        "tp_capital_messages_waiting",
                        "tp_capital_messages_processed_total{status=\"parse_failed\"}",
                        "tp_capital_messages_total{kind=\"review\"}",
                        "tp_capital_processing_duration_seconds_count",
                        "tp_capital_fetch_duration_seconds_bucket{source=\"cache\",le=\"0.015\"}",
                        "tp_capital_dedup_duration_seconds_count",
                        "tp_capital_end_to_end_seconds_count",
                        "tp_capital_parse_seconds_count",
                        "tp_capital_reviews_open",
                        "tp_capital_review_total{reason=\"orphan\"}",
                        "tp_capital_signal_events_total{channel_id=\"-1001649127710\",event=\"withdrawn\"}",
                        "polling_cache_hits_total",
                        "polling_cache_misses_total{reason=\"empty\"}",
                        "dedup_cache_misses_total{reason=\"unavailable\"}",
                        "telegram_cache_reads_total{result=\"incomplete\"}"))
                .allSatisfy(series -> assertThat(metrics).contains("\n" + series + " "));
        assertThat(worker.metric("tp_capital_messages_total{kind=\"signal\"}")).isEqualTo(SIGNALS + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short"})
    void refusesToStartWithoutAKey(String key) {
        assertThatThrownBy(() -> Worker.start(environment(key)).close())
                .rootCause()
                .hasMessageContaining("TP_CAPITAL_API_KEY");
    }

    @Test
    void refusesAQueueModeWithoutAQueue() {
        Map<String, String> environment = environment(Worker.KEY);
        environment.put("TP_CAPITAL_QUEUE_MODE", "hybrid");

        assertThatThrownBy(() -> Worker.start(environment).close())
                .rootCause()
                .hasMessageContaining("TELEGRAM_ENABLE_QUEUE");
    }

    private static Map<String, String> environment(String key) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("server.port", "0");
        environment.put("TP_CAPITAL_API_KEY", key);
        environment.put("TELEGRAM_REDIS_ENABLED", "false");
        environment.put("TELEGRAM_PGBOUNCER_HOST", databases.bouncer().host());
        environment.put(
                "TELEGRAM_PGBOUNCER_PORT", Integer.toString(databases.bouncer().port()));
        environment.put("TELEGRAM_DB_USER", databases.postgres().user());
        environment.put("TELEGRAM_DB_PASSWORD", databases.postgres().password());
        environment.put("TP_CAPITAL_DB_USER", databases.postgres().user());
        environment.put("TP_CAPITAL_DB_PASSWORD", databases.postgres().password());
        return environment;
    }

    private static String type(HttpResponse<String> answer) {
        String type = JsonMapper.shared().readTree(answer.body()).path("type").stringValue("");
        return type.substring(type.lastIndexOf(':') + 1);
    }
}
