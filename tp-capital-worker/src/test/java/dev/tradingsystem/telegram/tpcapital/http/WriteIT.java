package dev.tradingsystem.telegram.tpcapital.http;

import static dev.tradingsystem.telegram.tpcapital.GatewayLog.CHANNEL;
import static dev.tradingsystem.telegram.tpcapital.Texts.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import dev.tradingsystem.telegram.tpcapital.http.HttpFixture.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a person may change, who may, how often, and what leaves as a file. One class over the
/// usual length, because all of it asks one app that takes seconds to start.
class WriteIT {

    private static final int RATE = 30;
    private static final String BECAUSE = "{\"reason\":\"a test\"}";

    private static HttpFixture http;
    private static String reader;
    private static String writer;

    @BeforeAll
    static void start() {
        http = new HttpFixture(Map.of("tp-capital.http.rate", Integer.toString(RATE)));
        http.log.post(1, order("PETR4", "30,00", "33,00", "28,00"));
        http.log.post(2, "=HYPERLINK(\"x\"); \"aspas\"\n" + order("VALE3", "1.060,50", "1.266,25", "980,75"));
        http.log.post(3, "Ativo: ITUB4\nCompra: 30,50\nAlvo: 32,00\nStop: 31,20");
        http.log.post(4, "Ativo: BBDC4\nCompra: 12,50");
        http.log.post(5, "Ativo: BBAS3\nCompra: 21,00\nAlvo: 24,00\nStop: 22,00");
        http.log.post(6, order("WEGE3", "41,00", "44,00", "40,00"));
        http.log.post(7, "Alvo 1 atingido em WEGE3! Parcial realizada.");
        http.settle(http.log.edit(6, order("WEGE3", "41,00", "45,00", "40,00")).seq());
        reader = http.key(null, "signals:read");
        writer = http.key(Set.of(CHANNEL), "signals:read", "signals:write");
    }

    @AfterAll
    static void stop() {
        if (http != null) {
            http.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/signals/-1001649127710:1:1/cancel,1",
        "POST,/signals/-1001649127710:1:1/restore,1",
        "POST,/reviews/-1001649127710:3:1/accept,1",
        "POST,/reviews/-1001649127710:3:1/correct,1",
        "POST,/reviews/-1001649127710:3:1/reject,1",
        "POST,/replay,1",
        "POST,/replay/1/apply,1",
        "POST,/replay/1/cancel,1",
        "POST,/parked/-1001649127710/1/replay,1",
        "DELETE,/signals,0",
        "POST,/full-scan,0",
        "POST,/sync-messages,0"
    })
    void nobodyChangesAnythingWithoutTheRight(String method, String path, String version) {
        boolean previous = version.equals("0");
        Answer without = http.send(method, path, "{}", "X-None", "-", "API-Version", version);
        Answer wrong = http.send(method, path, "{}", "X-API-Key", "not one of our keys", "API-Version", version);
        Answer small = http.send(method, path, "{}", "X-API-Key", reader, "API-Version", version);

        assertThat(without.status()).isEqualTo(401);
        assertThat(wrong.status()).isEqualTo(previous ? 403 : 401);
        assertThat(small.status()).isEqualTo(403);
        assertThat(previous || small.json().path("requiredScope").asString().equals("signals:write"))
                .isTrue();
    }

    @Test
    void aKeySeesItsChannelsOnly() {
        String other = http.key(Set.of(-5L), "signals:read", "signals:write");

        assertThat(http.get("/signals", "X-API-Key", other).json().path("items"))
                .isEmpty();
        assertThat(http.get("/reviews", "X-API-Key", other).json().path("items"))
                .isEmpty();
        assertThat(http.get("/signals?channel=" + CHANNEL, "X-API-Key", other).problem())
                .isEqualTo("channel-forbidden");
        assertThat(http.get("/signals/" + CHANNEL + ":1:1", "X-API-Key", other).problem())
                .isEqualTo("channel-forbidden");
        assertThat(http.get("/signals/scores", "X-API-Key", other).json().path("items"))
                .isEmpty();
        assertThat(http.post("/replay", "{\"channel\":\"%d\"}".formatted(CHANNEL), "X-API-Key", other)
                        .problem())
                .isEqualTo("channel-forbidden");
        assertThat(http.get("/metrics", "X-API-Key", other).problem()).isEqualTo("insufficient-scope");
        assertThat(http.get("/logs", "X-API-Key", other, "API-Version", "0").status())
                .isEqualTo(403);
    }

    @Test
    void anotherAppAsksWithinTheRightsOfItsCaller() {
        String own = writer.substring("tgk_".length(), "tgk_".length() + 8);

        assertThat(http.get("/signals", "X-On-Behalf-Of", own).status()).isEqualTo(200);
        assertThat(http.get("/signals?channel=-5", "X-On-Behalf-Of", own).problem())
                .isEqualTo("channel-forbidden");
        assertThat(http.get("/metrics", "X-On-Behalf-Of", own).problem()).isEqualTo("insufficient-scope");
        assertThat(http.get("/signals", "X-On-Behalf-Of", "nobody12").problem()).isEqualTo("invalid-key");
        assertThat(http.get("/signals", "X-API-Key", reader, "X-On-Behalf-Of", own)
                        .problem())
                .isEqualTo("insufficient-scope");
    }

    @Test
    void cancellingAndRestoringKeepHistory() {
        String one = "/signals/" + CHANNEL + ":1:1";

        Answer cancelled = http.post(one + "/cancel", BECAUSE, "X-API-Key", writer);
        Answer again = http.post(one + "/cancel", BECAUSE);
        Answer restored = http.post(one + "/restore", BECAUSE);

        assertThat(cancelled.json().path("status").asString()).isEqualTo("cancelled");
        assertThat(cancelled.header("Cache-Control")).isEqualTo("no-store");
        assertThat(again.json().path("version").asInt())
                .isEqualTo(cancelled.json().path("version").asInt());
        assertThat(restored.json().path("status").asString()).isEqualTo("open");
        JsonNode versions = http.get(one + "/versions").json().path("items");
        assertThat(versions.valueStream().map(version -> version.path("by").asString()))
                .containsExactly("parser", "operator", "operator");
        assertThat(versions.get(1).path("changed").toString()).isEqualTo("[\"status\"]");
        assertThat(versions.get(1).path("reason").asString()).isEqualTo("a test");
        assertThat(http.post(one + "/restore", BECAUSE).problem()).isEqualTo("signal-state");
        assertThat(http.post(one + "/cancel", "{}").problem()).isEqualTo("invalid-body");
        assertThat(http.post(one + "/cancel", "{\"reason\":\"%s\"}".formatted("x".repeat(501)))
                        .problem())
                .isEqualTo("invalid-body");
        assertThat(http.post("/signals/%d:99:1/cancel".formatted(CHANNEL), BECAUSE)
                        .problem())
                .isEqualTo("signal-not-found");
    }

    @Test
    void versionsAndEventsTellWhatHappened() {
        JsonNode versions =
                http.get("/signals/" + CHANNEL + ":6:1/versions").json().path("items");
        JsonNode events = http.get("/signals/" + CHANNEL + ":6:1/events").json().path("items");

        assertThat(versions).hasSize(2);
        assertThat(versions.get(1).path("changed").toString()).startsWith("[\"targets\",\"targetFinal\"");
        assertThat(versions.get(1).path("messageVersion").asInt()).isEqualTo(2);
        assertThat(events).hasSize(1);
        assertThat(events.get(0).path("kind").asString()).isEqualTo("update");
        assertThat(events.get(0).path("targetsHit").toString()).isEqualTo("[\"1\"]");
        assertThat(events.get(0).path("source").path("messageId").asString()).isEqualTo("7");
    }

    @Test
    void reviewsAreDecidedOnce() {
        String wrongStop = "/reviews/" + CHANNEL + ":3:1";
        JsonNode open = http.get("/reviews?reason=stop_wrong_side&channel=" + CHANNEL)
                .json()
                .path("items");
        assertThat(open.valueStream().map(review -> review.path("id").asString()))
                .contains(CHANNEL + ":3:1");
        assertThat(http.get(wrongStop).json().path("draft").path("asset").asString())
                .isEqualTo("ITUB4");

        Answer accepted = http.post(wrongStop + "/accept", null);
        Answer corrected = http.post(wrongStop + "/correct", """
                {"asset":"ITUB4","side":"buy","entry":{"min":"30.50","max":"30.50","atMarket":false},
                 "targets":["32.00"],"stop":"33.00","type":"swing"}
                """);
        Answer right = http.post(wrongStop + "/correct", """
                {"asset":"ITUB4","side":"buy","entry":{"min":"30.50","max":"30.50","atMarket":false},
                 "targets":["32.00"],"stop":"29.20","type":"swing"}
                """);

        assertThat(accepted.status()).isEqualTo(400);
        assertThat(accepted.json().path("reasons").toString()).contains("stop_wrong_side");
        assertThat(corrected.status()).isEqualTo(400);
        assertThat(corrected.json().path("reasons").toString()).contains("stop_wrong_side");
        assertThat(right.status()).as(right.text()).isEqualTo(200);
        assertThat(right.json().path("state").asString()).isEqualTo("corrected");
        JsonNode signal =
                http.get(right.json().path("links").path("signal").asString()).json();
        assertThat(signal.path("by").asString()).isEqualTo("operator");
        assertThat(signal.path("stop").asString()).isEqualTo("29.20");
        Answer again = http.post(wrongStop + "/reject", BECAUSE);
        assertThat(again.problem()).isEqualTo("review-decided");
        assertThat(again.json().path("state").asString()).isEqualTo("corrected");
    }

    @Test
    void aRejectedReviewStaysARefusal() {
        String noExit = "/reviews/" + CHANNEL + ":4:1";

        Answer rejected = http.post(noExit + "/reject", BECAUSE);

        assertThat(rejected.json().path("state").asString()).isEqualTo("rejected");
        assertThat(rejected.json().path("decision").path("reason").asString()).isEqualTo("a test");
        assertThat(http.get("/reviews?state=rejected").json().path("items")).hasSize(1);
        assertThat(http.post(noExit + "/accept", null).problem()).isEqualTo("review-decided");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"side\":\"buy\"}|/asset",
                "{\"asset\":\"PETR4\",\"side\":\"up\",\"entry\":{\"atMarket\":true}}|/side",
                "{\"asset\":\"PETR4\",\"side\":\"buy\"}|/entry",
                "{\"asset\":\"PETR4\",\"side\":\"buy\",\"entry\":{\"min\":\"1,5\",\"max\":null,\"atMarket\":false}}|/entry/min",
                "{\"asset\":\"PETR4\",\"side\":\"buy\",\"entry\":{\"min\":null,\"max\":null,\"atMarket\":true},\"stop\":\"-1\"}|/stop",
                "{\"asset\":\"PETR4\",\"side\":\"buy\",\"entry\":{\"min\":null,\"max\":null,\"atMarket\":true},\"stop\":1}|/stop",
                "{\"asset\":\"PETR4\",\"side\":\"buy\",\"entry\":{\"min\":null,\"max\":null,\"atMarket\":true},\"type\":\"long\"}|/type"
            })
    void aCorrectionNamesWhatIsWrong(String body, String pointer) {
        Answer answer = http.post("/reviews/" + CHANNEL + ":5:1/correct", body);

        assertThat(answer.problem()).isEqualTo("invalid-body");
        assertThat(answer.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo(pointer);
    }

    @Test
    void parsingStoresNothing() {
        JsonNode signal = http.post("/parse", "{\"text\":\"Ativo: CSNA3\\nCompra: 12,00\\nAlvo: 13,00\\nStop: 11,00\"}")
                .json();
        JsonNode noise =
                http.post("/parse", "Bom dia", "Content-Type", "text/plain").json();
        JsonNode update = http.post(
                        "/parse", "PETR4: subir o stop para 28,50", "Content-Type", "text/plain; charset=utf-8")
                .json();
        JsonNode cancel = http.post(
                        "/parse", "{\"text\":\"Cancelar todas as ordens\",\"channelId\":\"%d\"}".formatted(CHANNEL))
                .json();
        JsonNode review = http.post("/parse", "{\"text\":\"Ativo: VALE3\\nCompra: 50,00\"}")
                .json();

        assertThat(signal.path("kind").asString()).isEqualTo("signal");
        assertThat(signal.path("findings").get(0).path("entry").path("min").asString())
                .isEqualTo("12.00");
        assertThat(signal.path("findings").get(0).path("spans").path("asset").toString())
                .isEqualTo("[7,12]");
        assertThat(signal.path("elapsedMicros").isNumber()).isTrue();
        assertThat(signal.path("parser").path("version").asInt()).isPositive();
        assertThat(noise.path("kind").asString()).isEqualTo("noise");
        assertThat(noise.path("findings")).isEmpty();
        assertThat(update.path("findings").get(0).path("stopTo").asString()).isEqualTo("28.50");
        assertThat(cancel.path("findings").get(0).path("scope").asString()).isEqualTo("all");
        assertThat(review.path("findings").get(0).path("reasons").toString()).isEqualTo("[\"no_exit\"]");
        assertThat(http.get("/signals?asset=CSNA3").json().path("items")).isEmpty();
    }

    @Test
    void whatWasGivenUpIsShownAndTriedAgain() {
        Change change = http.log.post(9, order("SUZB3", "50,00", "54,00", "48,00"));
        http.settle(change.seq());
        http.databases
                .jdbc()
                .sql("""
                INSERT INTO tp_capital.parked (consumer, channel_id, seq, message_id, version, attempts, error, payload)
                VALUES ('tp-capital', :channelId, :seq, 9, 1, 4, 'a test', :payload)
                """)
                .param("channelId", CHANNEL)
                .param("seq", change.seq())
                .param("payload", ChangeJson.write(change))
                .update();

        JsonNode parked = http.get("/parked?channel=" + CHANNEL).json().path("items");
        Answer tried = http.post(parked.get(0).path("links").path("replay").asString(), null, "X-API-Key", writer);

        assertThat(parked).hasSize(1);
        assertThat(parked.get(0).path("error").asString()).isEqualTo("a test");
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().path("outcome").asString()).isEqualTo("known");
        assertThat(http.get("/parked").json().path("items")).isEmpty();
    }

    @Test
    void filesHoldEverything() {
        Answer lines =
                http.get("/signals?asset=VALE3,WEGE3&direction=asc&fields=asset", "Accept", "application/x-ndjson");
        Answer document = http.get("/signals?asset=VALE3,WEGE3&format=json");

        assertThat(lines.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(lines.header("Content-Disposition"))
                .matches("attachment; filename=\"signals-\\d{4}-\\d\\d-\\d\\d\\.ndjson\"");
        assertThat(lines.header("Cache-Control")).isEqualTo("no-store");
        assertThat(lines.header("ETag")).isEmpty();
        List<String> rows = lines.text().lines().toList();
        assertThat(rows).hasSize(3);
        assertThat(rows.getFirst()).isEqualTo("{\"id\":\"%d:2:1\",\"asset\":\"VALE3\"}".formatted(CHANNEL));
        JsonNode end = JsonMapper.shared().readTree(rows.getLast());
        assertThat(end.path("end").asBoolean()).isTrue();
        assertThat(end.path("count").asInt()).isEqualTo(2);
        assertThat(document.json().path("items")).hasSize(2);
        assertThat(document.json().path("count").asInt()).isEqualTo(2);
        assertThat(http.get("/signals?format=ndjson&limit=1").text().lines()).hasSize(2);
    }

    @Test
    void aTableOpensInABrazilianSpreadsheet() {
        Answer brazilian = http.get("/signals?asset=VALE3&format=csv&locale=pt-BR");
        Answer plain = http.get("/signals?asset=VALE3", "Accept", "text/csv");

        assertThat(brazilian.header("Content-Type").toLowerCase(Locale.ROOT)).isEqualTo("text/csv;charset=utf-8");
        assertThat(brazilian.text().getBytes(StandardCharsets.UTF_8)).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(brazilian.text())
                .contains("id;sentAt;channelId;")
                .contains(";1060,50;1060,50;false;1266,25;1266,25;980,75;BRL;")
                .contains("'" + CHANNEL + ":2:1;")
                .contains("\"'=HYPERLINK(\"\"x\"\"); \"\"aspas\"\"\n");
        assertThat(plain.text()).startsWith("id,sentAt,").contains(",1060.50,1060.50,false,1266.25,");
    }

    @Test
    void statisticsAddUp() {
        JsonNode all = http.get("/signals/stats").json().path("items").get(0);
        JsonNode hours =
                http.get("/signals/stats?bucket=hour&asset=WEGE3").json().path("items");
        JsonNode scores = http.get("/signals/scores?bucket=month").json().path("items");

        assertThat(all.path("bucket").isNull()).isTrue();
        assertThat(all.path("outcomes").path("update").asInt()).isEqualTo(1);
        assertThat(all.path("rates")
                        .valueStream()
                        .mapToDouble(JsonNode::asDouble)
                        .sum())
                .isBetween(0.99, 1.01);
        assertThat(all.path("assets").path("WEGE3").asInt()).isEqualTo(1);
        assertThat(hours).isNotEmpty();
        assertThat(scores).hasSize(1);
        assertThat(scores.get(0).path("channelId").asString()).isEqualTo(Long.toString(CHANNEL));
        assertThat(scores.get(0).path("edited").asInt()).isEqualTo(1);
        assertThat(scores.get(0).path("targetHits").asInt()).isEqualTo(1);
        assertThat(scores.get(0).path("reviewShare").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void aKeyHasItsRate() {
        String key = http.key(null, "signals:read");
        Answer first = http.get("/signals", "X-API-Key", key);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"default\";q=30;w=60");
        assertThat(first.header("RateLimit")).startsWith("\"default\";r=29;t=");
        String tag = first.header("ETag");
        for (int i = 0; i < RATE; i++) {
            assertThat(http.get("/signals", "X-API-Key", key, "If-None-Match", tag)
                            .status())
                    .isEqualTo(304);
        }
        assertThat(http.get("/signals?q=vale", "X-API-Key", key).header("RateLimit"))
                .contains("r=2");
        assertThat(http.get("/signals?format=csv", "X-API-Key", key).status()).isEqualTo(200);
        assertThat(http.get("/signals?format=csv", "X-API-Key", key).status()).isEqualTo(200);

        Answer refused = http.get("/signals?format=csv", "X-API-Key", key);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problem()).isEqualTo("rate-limited");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(http.get("/signals?format=csv").status()).isEqualTo(200);
    }

    @Test
    void aFaultOfOursSaysNothingOfItself() {
        http.databases
                .jdbc()
                .sql("ALTER TABLE tp_capital.reviews RENAME COLUMN text TO words")
                .update();
        try {
            Answer answer = http.get("/reviews");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.problem()).isEqualTo("internal");
            assertThat(answer.text()).doesNotContain("SELECT").doesNotContain("column");
        } finally {
            http.databases
                    .jdbc()
                    .sql("ALTER TABLE tp_capital.reviews RENAME COLUMN words TO text")
                    .update();
        }
    }
}
