package dev.tradingsystem.telegram.tpcapital.http;

import static dev.tradingsystem.telegram.tpcapital.GatewayLog.CHANNEL;
import static dev.tradingsystem.telegram.tpcapital.Texts.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.tpcapital.Worker;
import dev.tradingsystem.telegram.tpcapital.http.HttpFixture.Answer;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What is answered to whom. One class over the usual length, because all of it asks one app that
/// takes seconds to start.
class HttpIT {

    private static final int SIGNALS = 5;
    private static final String ONE = "/signals/" + CHANNEL + ":6:1";

    private static HttpFixture http;

    @BeforeAll
    static void start() {
        http = new HttpFixture(Map.of());
        for (int i = 1; i <= SIGNALS; i++) {
            http.log.post(i, order("PETR4", (30 + i) + ",00", "40,00", "25,00"));
        }
        http.log.post(6, order("VALE3", "60,00", "66,00", "58,00"));
        Change last = http.log.post(7, "Ativo: ITUB4\nCompra: 30,50\nAlvo: 32,00\nStop: 31,20");
        http.settle(last.seq());
    }

    @AfterAll
    static void stop() {
        if (http != null) {
            http.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/signals", "/signals/-1:1:1", "/reviews", "/replay/1", "/metrics", "/openapi", "/no-such-path"})
    void nothingIsOpenWithoutAKey(String path) {
        Answer without = http.get(path, "X-None", "-");
        Answer wrong = http.get(path, "X-API-Key", "tgk_abcdefgh_" + "x".repeat(43));

        assertThat(without.status()).isEqualTo(401);
        assertThat(without.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(without.header("Content-Type")).startsWith("application/problem+json");
        assertThat(without.problem()).isEqualTo("unauthenticated");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.problem()).isEqualTo("invalid-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/healthz", "/readyz", "/ready", "/health"})
    void probesAreOpen(String path) {
        assertThat(http.get(path, "X-None", "-").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/signals", ONE, ONE + "/versions", "/signals?q=PETR4&count=exact", "/reviews", "/parked"})
    void readsSayHowLongTheDatabaseTook(String path) {
        String timing = http.get(path).header("Server-Timing");

        assertThat(timing).matches("db;dur=\\d+\\.\\d");
        assertThat(Double.parseDouble(timing.substring(timing.indexOf('=') + 1)))
                .isPositive();
    }

    @Test
    void everyHeaderCarriesTheKey() {
        assertThat(http.get("/signals", "Authorization", "Bearer " + Worker.KEY).status())
                .isEqualTo(200);
        assertThat(http.get("/signals", "X-Gateway-Token", "\"" + Worker.KEY + "\"")
                        .status())
                .isEqualTo(200);
        assertThat(http.get("/signals", "X-API-Key", Worker.KEY, "X-Gateway-Token", "another")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/signals?colour=red,400,unknown-parameter",
        "GET,/signals?limit=501,400,invalid-parameter",
        "GET,/signals?limit=0,400,invalid-parameter",
        "GET,/signals?limit=1&limit=2,400,invalid-parameter",
        "GET,/signals?from=2025,400,invalid-parameter",
        "GET,/signals?tz=Mars,400,invalid-parameter",
        "GET,/signals?status=new,400,invalid-parameter",
        "GET,/signals?type=,400,invalid-parameter",
        "GET,/signals?asset=petr4,400,invalid-parameter",
        "GET,/signals?q=x,400,invalid-parameter",
        "GET,/signals?fields=password,400,invalid-parameter",
        "GET,/signals?complete=yes,400,invalid-parameter",
        "GET,/signals?direction=up,400,invalid-parameter",
        "GET,/signals?count=all,400,invalid-parameter",
        "GET,/signals?format=xml,400,invalid-parameter",
        "GET,/signals?locale=pt-BR,400,invalid-parameter",
        "GET,/signals?format=csv&fields=id,400,invalid-parameter",
        "GET,/signals?cursor=AQ,400,invalid-cursor",
        "GET,/signals/5832,404,not-found",
        "GET,/signals/-1001649127710:999:1,404,signal-not-found",
        "GET,/signals/-1001649127710:9999999999999999999:1,404,signal-not-found",
        "GET,/signals/-1001649127710:999:1/versions,404,signal-not-found",
        "GET,/signals/scores?bucket=hour,400,invalid-parameter",
        "GET,/reviews?state=new,400,invalid-parameter",
        "GET,/reviews?reason=ugly,400,invalid-parameter",
        "GET,/reviews/-1001649127710:999:1,404,review-not-found",
        "GET,/replay/999,404,job-not-found",
        "GET,/parked?after=x,400,invalid-parameter",
        "POST,/parked/-1001649127710/1/replay,404,message-not-found",
        "GET,/no-such-path,404,not-found",
        "DELETE,/signals,404,not-found",
        "PUT,/signals,405,method-not-allowed",
        "PUT,/reviews,405,method-not-allowed"
    })
    void refusalsSayWhy(String method, String path, int status, String type) {
        Answer answer = http.send(method, path, null);

        assertThat(answer.problem()).isEqualTo(type);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        JsonNode document = answer.json();
        assertThat(document.path("title").asString()).isNotBlank();
        assertThat(document.path("detail").asString()).isNotBlank();
        assertThat(document.path("instance").asString())
                .isEqualTo("urn:telegram:request:" + answer.header("X-Request-Id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/parse|{\"text\":1}|400|invalid-body",
                "/parse|{\"text\":\"a\"} x|400|invalid-body",
                "/parse|not json|400|invalid-body",
                "/parse|{\"txt\":\"a\"}|400|unknown-parameter",
                "/parse|{}|400|invalid-body",
                "/parse|{\"text\":\"a\",\"channelId\":\"x\"}|400|invalid-body",
                "/replay|{\"channel\":\"x\"}|400|invalid-body",
                "/replay|{\"channel\":\"1\",\"parser\":\"old\"}|400|invalid-body",
                "/replay|{\"channel\":\"1\",\"from\":\"soon\"}|400|invalid-parameter"
            })
    void bodiesAreReadStrictly(String path, String body, int status, String type) {
        Answer answer = http.post(path, body);

        assertThat(answer.problem()).isEqualTo(type);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void bodiesHaveASizeAndAForm() {
        assertThat(http.post("/parse", "x".repeat(70_000), "Content-Type", "text/plain")
                        .problem())
                .isEqualTo("payload-too-large");
        assertThat(http.post("/parse", "x".repeat(9_000), "Content-Type", "text/plain")
                        .problem())
                .isEqualTo("invalid-body");
        Answer xml = http.post("/parse", "<a/>", "Content-Type", "application/xml");
        assertThat(xml.problem()).isEqualTo("unsupported-media-type");
        assertThat(xml.json().path("supported").toString()).contains("text/plain");
        Answer image = http.get("/signals", "Accept", "image/png");
        assertThat(image.problem()).isEqualTo("not-acceptable");
        assertThat(image.json().path("supported").toString()).contains("text/csv");
        assertThat(http.send("PUT", "/signals", null).header("Allow")).contains("GET");
    }

    @Test
    void namesTheNearestParameter() {
        assertThat(http.get("/signals?chanel=1")
                        .json()
                        .path("errors")
                        .path(0)
                        .path("message")
                        .asString())
                .isEqualTo("did you mean channel?");
    }

    @Test
    void pagesShowEachSignalOnceInBothDirections() {
        List<String> forth = new ArrayList<>();
        List<String> back = new ArrayList<>();
        JsonNode page =
                http.get("/signals?limit=2&status=open,superseded&asset=PETR4").json();
        while (true) {
            forth.addAll(ids(page));
            String next = page.path("page").path("next").asString("");
            if (next.isEmpty()) {
                break;
            }
            page = http.get("/signals?limit=2&status=open,superseded&asset=PETR4&cursor=" + next)
                    .json();
        }
        while (true) {
            back.addAll(0, ids(page));
            String previous = page.path("page").path("previous").asString("");
            if (previous.isEmpty()) {
                break;
            }
            page = http.get("/signals?limit=2&status=open,superseded&asset=PETR4&cursor=" + previous)
                    .json();
        }

        assertThat(forth).hasSize(SIGNALS).doesNotHaveDuplicates();
        assertThat(back).isEqualTo(forth);
        assertThat(ids(http.get("/signals?limit=500&status=open,superseded&asset=PETR4&direction=asc")
                        .json()))
                .isEqualTo(forth.reversed());
    }

    @Test
    void aCursorIsGoodForItsQuestionOnly() {
        String next = http.get("/signals?limit=2&status=superseded")
                .json()
                .path("page")
                .path("next")
                .asString();
        char first = next.charAt(0);

        assertThat(http.get("/signals?limit=2&status=superseded&cursor=" + next).status())
                .isEqualTo(200);
        assertThat(http.get("/signals?limit=2&status=open&cursor=" + next).problem())
                .isEqualTo("invalid-cursor");
        assertThat(http.get("/reviews?cursor=" + next).problem()).isEqualTo("invalid-cursor");
        assertThat(http.get("/signals?limit=2&status=superseded&cursor=" + (first == 'A' ? 'B' : 'A')
                                + next.substring(1))
                        .problem())
                .isEqualTo("invalid-cursor");
        String narrow = http.key(Set.of(CHANNEL), "signals:read");
        assertThat(http.get("/signals?limit=2&status=superseded&cursor=" + next, "X-API-Key", narrow)
                        .problem())
                .isEqualTo("invalid-cursor");
    }

    @Test
    void linksLeadToTheNeighbours() {
        Answer first = http.get("/signals?limit=2&status=superseded");

        assertThat(first.header("Link"))
                .startsWith("</signals?limit=2&status=superseded&cursor=")
                .endsWith(">; rel=\"next\"");
    }

    @ParameterizedTest
    @CsvSource({
        "asset=PETR4,1",
        "asset=PETR4&status=superseded,4",
        "status=open,2",
        "side=sell,0",
        "side=buy&status=open,2",
        "type=swing,0",
        "complete=true,2",
        "complete=false,0",
        "q=vale3,1",
        "q=Compra,2",
        "q=100%25,0",
        "q=__,0",
        "channel=-5,0",
        "from=2000-01-01&to=2000-01-02,0"
    })
    void filtersExclude(String query, int left) {
        assertThat(ids(http.get("/signals?" + query).json())).hasSize(left);
        assertThat(http.get("/signals?count=exact&" + query)
                        .json()
                        .path("count")
                        .toString())
                .isEqualTo("{\"kind\":\"exact\",\"value\":%d}".formatted(left));
    }

    @Test
    void countsAndFieldsComeOnRequest() {
        JsonNode page = http.get("/signals?fields=asset,source&count=estimate&asset=VALE3")
                .json();

        assertThat(page.path("count").path("kind").asString()).isEqualTo("estimate");
        assertThat(page.path("items").path(0).propertyNames()).containsExactly("id", "asset", "source");
        assertThat(page.path("asOf").asLong()).isGreaterThanOrEqualTo(7);
        assertThat(http.get("/signals").json().path("count").isNull()).isTrue();
    }

    @Test
    void aSignalIsShownAsTheDesignSays() {
        JsonNode signal = http.get(ONE).json();

        assertThat(signal.propertyNames())
                .containsExactly(
                        "id",
                        "version",
                        "status",
                        "type",
                        "side",
                        "asset",
                        "assetClass",
                        "entry",
                        "targets",
                        "targetFinal",
                        "stop",
                        "currency",
                        "validUntil",
                        "complete",
                        "notes",
                        "duplicateOf",
                        "spans",
                        "by",
                        "parser",
                        "source",
                        "storedAt",
                        "links");
        assertThat(signal.path("entry").toString())
                .isEqualTo("{\"min\":\"60.00\",\"max\":\"60.00\",\"atMarket\":false}");
        assertThat(signal.path("targets").toString()).isEqualTo("[\"66.00\"]");
        assertThat(signal.path("type").isNull()).isTrue();
        assertThat(signal.path("spans").path("asset").toString()).isEqualTo("[7,12]");
        assertThat(signal.path("source").path("channelId").asString()).isEqualTo(Long.toString(CHANNEL));
    }

    @Test
    void anUnchangedAnswerIsNotSentAgain() {
        Answer first = http.get("/signals");
        String tag = first.header("ETag");

        assertThat(tag).startsWith("W/\"");
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache, private");
        assertThat(http.get("/signals", "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(http.get("/signals?asset=VALE3", "If-None-Match", tag).status())
                .isEqualTo(200);
        assertThat(http.get(ONE, "If-None-Match", http.get(ONE).header("ETag")).status())
                .isEqualTo(304);
    }

    @Test
    void versionsAreNegotiated() {
        assertThat(http.get("/signals").header("API-Version")).isEqualTo("1");
        assertThat(http.get("/signals", "API-Version", "1").status()).isEqualTo(200);
        Answer unknown = http.get("/signals", "API-Version", "7");
        assertThat(unknown.problem()).isEqualTo("unsupported-version");
        assertThat(unknown.json().path("supported").toString()).isEqualTo("[\"0\",\"1\"]");
        assertThat(http.get("/channels").problem()).isEqualTo("not-found");
    }

    @Test
    void requestsKeepTheirId() {
        assertThat(http.get("/signals", "X-Request-Id", "abc.1").header("X-Request-Id"))
                .isEqualTo("abc.1");
        assertThat(http.get("/signals", "X-Request-Id", "a b").header("X-Request-Id"))
                .isNotEqualTo("a b")
                .isNotBlank();
        assertThat(http.get("/signals").header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void everySeriesIsThereFromTheStart() {
        String metrics = http.get("/metrics").text();

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
                        "tp_capital_replay_applied_total{kind=\"gained\"}",
                        "tp_capital_signal_events_total{channel_id=\"-1001649127710\",event=\"withdrawn\"}",
                        "polling_cache_hits_total",
                        "polling_cache_misses_total{reason=\"empty\"}",
                        "dedup_cache_misses_total{reason=\"unavailable\"}",
                        "telegram_cache_reads_total{result=\"incomplete\"}"))
                .allSatisfy(series -> assertThat(metrics).contains("\n" + series + " "));
        assertThat(http.worker().metric("tp_capital_messages_total{kind=\"signal\"}"))
                .isEqualTo(SIGNALS + 1);
    }

    @Test
    void theDocumentIsTheOneThatIsKept() throws IOException {
        String generated = http.get("/openapi.yaml").text();
        Path committed = Path.of("..", "docs", "api", "tp-capital-worker.yaml");
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(committed, generated);
        }

        assertThat(generated).startsWith("openapi: 3.1").isEqualTo(Files.readString(committed));
        assertThat(Arrays.stream(Problem.values()).map(problem -> problem.type().toString()))
                .allSatisfy(type -> assertThat(generated).contains("- " + type));
    }

    @Test
    void refusesToStartWithoutAKey() {
        Map<String, String> environment = http.environment();
        environment.put("TP_CAPITAL_API_KEY", "");

        assertThatThrownBy(() -> Worker.start(environment).close())
                .rootCause()
                .hasMessageContaining("TP_CAPITAL_API_KEY");
    }

    @Test
    void refusesAQueueModeWithoutAQueue() {
        Map<String, String> environment = http.environment();
        environment.put("TP_CAPITAL_QUEUE_MODE", "hybrid");

        assertThatThrownBy(() -> Worker.start(environment).close())
                .rootCause()
                .hasMessageContaining("TELEGRAM_ENABLE_QUEUE");
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }
}
