package dev.tradingsystem.telegram.tpcapital.replay;

import static dev.tradingsystem.telegram.tpcapital.GatewayLog.CHANNEL;
import static dev.tradingsystem.telegram.tpcapital.Texts.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.Messages;
import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import dev.tradingsystem.telegram.tpcapital.http.HttpFixture;
import dev.tradingsystem.telegram.tpcapital.http.HttpFixture.Answer;
import dev.tradingsystem.telegram.tpcapital.read.SignalReader;
import dev.tradingsystem.telegram.tpcapital.signal.Rereading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// History that an older parser read, read again. One class over the usual length, because all of
/// it asks one app that takes seconds to start.
class ReplayIT {

    private static final Instant BEGAN = Instant.parse("2025-10-28T13:00:00Z");
    private static final String EVER = "{\"channel\":\"%d\"}".formatted(CHANNEL);
    private static final String ALL =
            "{\"channel\":\"%d\",\"to\":\"2025-10-28T13:30:00Z\",\"parser\":\"current\"}".formatted(CHANNEL);
    private static final List<String> KEPT =
            List.of("signals", "signal_versions", "signal_events", "reviews", "verdicts");

    private static HttpFixture http;
    private static SignalDatabase signals;

    @BeforeAll
    static void start() {
        http = new HttpFixture(Map.of(
                "tp-capital.replay.poll", "200ms",
                "tp-capital.replay.claim", "2s",
                "tp-capital.replay.page", "2"));
        signals = new SignalDatabase(http.databases.signals());
        historyReadByAnOlderParser();
        KEPT.forEach(table -> sql("CREATE TABLE public.%1$s AS SELECT * FROM tp_capital.%1$s".formatted(table)));
    }

    @AfterAll
    static void stop() {
        if (http != null) {
            http.close();
        }
    }

    @BeforeEach
    void asTheOlderParserLeftIt() {
        sql("TRUNCATE tp_capital.replays, tp_capital.replay_changes, tp_capital.idempotency, tp_capital."
                + String.join(", tp_capital.", KEPT));
        KEPT.forEach(table ->
                sql("INSERT INTO tp_capital.%1$s OVERRIDING SYSTEM VALUE SELECT * FROM public.%1$s".formatted(table)));
    }

    /// 1 is read as ever; of 2 the stop was misread, 3 was not understood, 4 was taken for an
    /// order; what a person made of 5 stays; 6 was deleted. 7 lies behind the range.
    private static void historyReadByAnOlderParser() {
        post(1, order("PETR4", "30,00", "33,00", "28,00"));
        post(2, order("VALE3", "60,00", "66,00", "58,00"));
        post(3, order("ITUB4", "35,00", "38,00", "33,00"));
        post(4, "Bom dia pessoal, hoje tem PETR4 a 30,00 no radar");
        post(5, "Ativo: BBAS3\nCompra: 21,00\nAlvo: 24,00\nStop: 22,00");
        post(6, order("WEGE3", "41,00", "44,00", "40,00"));
        post(70, order("SUZB3", "50,00", "54,00", "48,00"));
        http.settle(http.log.delete(6).seq());
        Answer corrected = http.post("/reviews/" + CHANNEL + ":5:1/correct", """
                {"asset":"BBAS3","side":"buy","entry":{"min":"21.00","max":"21.00","atMarket":false},"targets":["24.00"],
                 "stop":"20.00"}
                """);
        assertThat(corrected.status()).as(corrected.text()).isEqualTo(200);
        misread();
    }

    private static void misread() {
        sql("UPDATE tp_capital.signals SET parser_version = 0 WHERE message_id < 5");
        sql("UPDATE tp_capital.verdicts SET parser_version = 0 WHERE message_id < 5");
        sql("UPDATE tp_capital.signals SET stop = 5.80, fingerprint = '\\x00' WHERE message_id = 2");
        sql("""
                DELETE FROM tp_capital.signal_versions
                 WHERE signal_id IN (SELECT s.id FROM tp_capital.signals s WHERE s.message_id = 3)
                """);
        sql("DELETE FROM tp_capital.signals WHERE message_id = 3");
        sql("UPDATE tp_capital.verdicts SET kind = 'noise' WHERE message_id = 3");
        sql("""
                WITH copied AS (
                  INSERT INTO tp_capital.signals (channel_id, message_id, ordinal, version, sent_at, seq, asset, asset_class,
                         side, entry_min, entry_max, targets, target_final, complete, status, fingerprint, spans, text,
                         parser_version)
                  SELECT s.channel_id, 4, 1, 1, s.sent_at + interval '3 minutes', 4, s.asset, s.asset_class, s.side, 30, 30,
                         '{}', 31, false, 'historic', '\\x01', '{}', 'Bom dia', 0
                    FROM tp_capital.signals s WHERE s.message_id = 1
                  RETURNING id)
                INSERT INTO tp_capital.signal_versions (signal_id, number, version, parser_version, signal, status)
                SELECT c.id, 1, 1, 0, '{"asset":"PETR4","side":"buy","targets":[],"notes":[]}', 'historic' FROM copied c
                """);
        sql("UPDATE tp_capital.verdicts SET kind = 'signal' WHERE message_id = 4");
    }

    @Test
    void showsWhatWouldChangeAndChangesNothing() {
        String before = table();
        JsonNode replay = ready(begin(ALL));

        assertThat(replay.path("summary").toString())
                .isEqualTo("{\"scanned\":6,\"same\":2,\"gained\":1,\"lost\":1,\"changed\":1}");
        List<JsonNode> diff = diff(replay, "");
        assertThat(diff).extracting(item -> item.path("kind").asString()).containsExactly("changed", "gained", "lost");
        JsonNode changed = diff.getFirst();
        assertThat(changed.path("fields").toString()).isEqualTo("[\"stop\"]");
        assertThat(changed.path("before").path("stop").asString()).isEqualTo("5.80");
        assertThat(changed.path("after").path("stop").asString()).isEqualTo("58.00");
        assertThat(changed.path("after").path("spans").path("stop").size()).isEqualTo(2);
        assertThat(changed.path("signal").asString()).isEqualTo(CHANNEL + ":2:1");
        assertThat(changed.path("source").path("messageId").asString()).isEqualTo("2");
        assertThat(diff.get(1).path("before").isNull()).isTrue();
        assertThat(diff.get(1).path("after").path("asset").asString()).isEqualTo("ITUB4");
        assertThat(diff.get(2).path("after").isNull()).isTrue();
        assertThat(diff(replay, "kind=lost")).hasSize(1);
        assertThat(table()).isEqualTo(before);
    }

    @Test
    void appliedTwiceChangesNothingMore() {
        Answer begun = begin(ALL);
        JsonNode replay = ready(begun);
        String id = replay.path("id").asString();
        String tag = http.get("/replay/" + id).header("ETag");

        assertThat(http.post("/replay/" + id + "/apply", null).problem()).isEqualTo("invalid-parameter");
        assertThat(http.post("/replay/" + id + "/apply", null, "If-Match", "\"" + id + "-1\"")
                        .problem())
                .isEqualTo("precondition-failed");
        assertThat(http.post("/replay/" + id + "/apply", null, "If-Match", tag).status())
                .isEqualTo(202);
        JsonNode applied = over(id);

        assertThat(applied.path("state").asString()).isEqualTo("applied");
        assertThat(applied.path("progress").path("applied").asInt()).isEqualTo(3);
        assertThat(diff(applied, ""))
                .extracting(item -> item.path("outcome").asString())
                .containsOnly("applied");
        JsonNode signal = http.get("/signals/" + CHANNEL + ":2:1").json();
        assertThat(signal.path("stop").asString()).isEqualTo("58.00");
        assertThat(signal.path("by").asString()).isEqualTo("replay:" + id);
        JsonNode newest = newest("/signals/" + CHANNEL + ":2:1/versions");
        assertThat(newest.path("by").asString()).isEqualTo("replay:" + id);
        assertThat(http.get("/signals/" + CHANNEL + ":4:1")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("withdrawn");
        assertThat(newest("/signals/" + CHANNEL + ":4:1/versions").path("by").asString())
                .isEqualTo("replay:" + id);
        assertThat(http.get("/signals/" + CHANNEL + ":3:1")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("historic");
        assertThat(http.get("/signals/" + CHANNEL + ":5:1").json().path("by").asString())
                .isEqualTo("operator");

        String after = table();
        assertThat(http.post("/replay/" + id + "/apply", null, "If-Match", tag).problem())
                .isEqualTo("precondition-failed");
        assertThat(http.post("/replay/" + id + "/apply", null, "If-Match", "*").problem())
                .isEqualTo("job-finished");
        JsonNode second = ready(begin(ALL));
        assertThat(second.path("summary").toString())
                .isEqualTo("{\"scanned\":6,\"same\":4,\"gained\":0,\"lost\":0,\"changed\":0}");
        http.post("/replay/" + second.path("id").asString() + "/apply", null, "If-Match", "*");
        assertThat(over(second.path("id").asString()).path("state").asString()).isEqualTo("applied");
        assertThat(table()).isEqualTo(after);
    }

    @Test
    void isNotAppliedToWhatChangedMeanwhile() {
        String edited = ready(begin(EVER)).path("id").asString();
        http.settle(http.log.edit(70, order("SUZB3", "50,00", "55,00", "48,00")).seq());
        Answer messages = http.post("/replay/" + edited + "/apply", null, "If-Match", "*");
        String cancelled = ready(begin(ALL)).path("id").asString();
        http.post("/signals/" + CHANNEL + ":1:1/cancel", "{\"reason\":\"a test\"}");
        Answer signal = http.post("/replay/" + cancelled + "/apply", null, "If-Match", "*");

        assertThat(messages.problem()).isEqualTo("precondition-failed");
        assertThat(messages.json().path("changed").asString()).isEqualTo("messages");
        assertThat(signal.problem()).isEqualTo("precondition-failed");
        assertThat(signal.json().path("changed").asString()).isEqualTo("signals");
    }

    @Test
    void goesOnWhereAKilledProcessEnded() {
        String undisturbed = ready(begin(ALL)).path("id").asString();
        Replay left = inHandsOfTheDead();
        assertThat(left.counts().scanned()).isEqualTo(2);

        JsonNode resumed = await().atMost(Duration.ofSeconds(15))
                .until(
                        () -> http.get("/replay/" + left.id()).json(),
                        replay -> replay.path("state").asString().equals("ready"));

        assertThat(resumed.path("summary"))
                .isEqualTo(http.get("/replay/" + undisturbed).json().path("summary"));
        assertThat(diff(resumed, "").toString())
                .isEqualTo(diff(http.get("/replay/" + undisturbed).json(), "").toString());
    }

    @Test
    void appliesEachDifferenceOnceAcrossARestart() {
        String id = ready(begin(ALL)).path("id").asString();
        sql("""
                UPDATE tp_capital.replays
                   SET state = 'applying', claimed_by = 'dead', claimed_until = now() + interval '1 hour'
                """);
        http.restart();
        assertThat(http.get("/replay/" + id).json().path("state").asString()).isEqualTo("applying");
        sql("UPDATE tp_capital.replays SET claimed_until = now()");

        assertThat(over(id).path("progress").path("applied").asInt()).isEqualTo(3);
        assertThat(http.databases
                        .jdbc()
                        .sql("SELECT count(*) FROM tp_capital.signal_versions v WHERE v.made_by = :by")
                        .param("by", "replay:" + id)
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void endsWhenItIsCancelled() {
        Replay left = inHandsOfTheDead();

        assertThat(http.post("/replay/" + left.id() + "/cancel", null).status()).isEqualTo(202);
        assertThat(http.post("/replay/" + left.id() + "/cancel", null).problem())
                .isEqualTo("job-finished");
        assertThat(http.get("/replay/" + left.id()).json().path("state").asString())
                .isEqualTo("cancelled");
        assertThat(http.post("/replay/" + left.id() + "/apply", null, "If-Match", "*")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("cancelled");
    }

    @Test
    void isGoneAfterItsTime() {
        String id = ready(begin(ALL)).path("id").asString();

        sql("UPDATE tp_capital.replays SET expires_at = now()");

        assertThat(http.get("/replay/" + id).problem()).isEqualTo("job-not-found");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> http.databases
                                .jdbc()
                                .sql("SELECT count(*) FROM tp_capital.replay_changes")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    @Test
    void isBegunOnceUnderOneWord() {
        Answer first = http.post("/replay", ALL, "Idempotency-Key", "once");
        Answer again = http.post("/replay", ALL, "Idempotency-Key", "once");

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(http.post("/replay", ALL.replace("}", ",\"from\":\"2025-01-01\"}"), "Idempotency-Key", "once")
                        .problem())
                .isEqualTo("idempotency-mismatch");
        sql("UPDATE tp_capital.idempotency SET status = NULL");
        assertThat(http.post("/replay", ALL, "Idempotency-Key", "once").problem())
                .isEqualTo("idempotency-in-progress");
        assertThat(http.post("/replay", ALL, "Idempotency-Key", "an ä").status())
                .isEqualTo(400);
        ready(first);
    }

    /// A replay of which another process read the first page and then died.
    private static Replay inHandsOfTheDead() {
        var properties = new ReplayProperties(Duration.ofDays(7), 2, Duration.ofSeconds(5), Duration.ofSeconds(2));
        var table = new ReplayTable(signals, properties, "dead");
        var messages = new Messages(http.databases.gateway(), Clock.systemUTC());
        var scan = new ReplayScan(
                signals,
                messages,
                http.worker().bean(SignalReader.class),
                http.worker().bean(Rereading.class),
                table,
                new ReplayChanges(signals),
                2);
        var range = new Range(signals, new Changes(http.databases.gateway()));
        var order = new Replay.Order(CHANNEL, BEGAN.minusSeconds(60), BEGAN.plusSeconds(1800), "a test", false);
        Replay left = signals.inTransaction(() -> {
            Replay added = table.add(order, range.head(CHANNEL), range.digest(order), Instant.now());
            signals.jdbc().sql("""
                            UPDATE tp_capital.replays
                               SET state = 'running', claimed_by = 'dead', claimed_until = now() + interval '2 seconds'
                             WHERE id = :id
                            """).param("id", added.id()).update();
            return table.find(added.id()).orElseThrow();
        });
        scan.step(left);
        return table.find(left.id()).orElseThrow();
    }

    private static void sql(String statement) {
        http.databases.jdbc().sql(statement).update();
    }

    private static void post(long messageId, String text) {
        http.log.post(messageId, text, BEGAN.plusSeconds(60 * messageId));
    }

    private static Answer begin(String body) {
        Answer begun = http.post("/replay", body);
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        assertThat(begun.header("Location"))
                .isEqualTo(begun.json().path("links").path("self").asString());
        return begun;
    }

    private static JsonNode ready(Answer begun) {
        String id = begun.json().path("id").asString();
        return await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> http.get("/replay/" + id).json(),
                        replay -> replay.path("state").asString().equals("ready"));
    }

    private static JsonNode over(String id) {
        return await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> http.get("/replay/" + id).json(),
                        replay -> !replay.path("finishedAt").isNull());
    }

    /// All differences, by pages of two.
    private static List<JsonNode> diff(JsonNode replay, String filter) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = http.get(replay.path("links").path("diff").asString() + "?limit=2&" + filter + cursor)
                    .json();
            page.path("items").forEach(all::add);
            String next = page.path("page").path("next").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return all;
    }

    private static JsonNode newest(String path) {
        JsonNode items = http.get(path).json().path("items");
        return items.get(items.size() - 1);
    }

    /// Everything that is stored of signals.
    private static String table() {
        return String.join(
                "\n", http.databases.jdbc().sql("""
                SELECT s::text || ' ' || v.signal_id || ' ' || v.number || ' ' || v.made_by || ' ' || v.signal
                  FROM tp_capital.signals s JOIN tp_capital.signal_versions v ON v.signal_id = s.id
                 ORDER BY s.id, v.number
                """).query(String.class).list());
    }
}
