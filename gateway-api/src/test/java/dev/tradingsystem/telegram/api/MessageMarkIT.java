package dev.tradingsystem.telegram.api;

import static dev.tradingsystem.telegram.api.ApiFixture.posted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.api.ApiFixture.Answer;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.consumer.ConsumerReports;
import dev.tradingsystem.telegram.store.consumer.StageTimes;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.Versions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// One message: what it was, the way it took, and what is done with it.
@ExtendWith(SharedApi.class)
class MessageMarkIT {

    private static final Instant DAY = Instant.parse("2025-11-05T12:00:00Z");
    private static final AtomicLong CHANNELS = new AtomicLong(-8_000);

    private final ApiFixture api;
    private final long channel = CHANNELS.decrementAndGet();
    private final String path = "/messages/" + channel + "/1";

    MessageMarkIT(ApiFixture api) {
        this.api = api;
    }

    @Test
    void everyVersionIsListedWithItsDifference() {
        edited();
        JsonNode items = api.get(path + "/versions?diff=true").json().path("items");

        assertThat(items.valueStream().map(item -> item.path("kind").asString()))
                .containsExactly("posted", "edited", "edited");
        assertThat(items.path(1).path("text").asString()).isEqualTo("Compra: 1,05 a 1,06");
        assertThat(items.path(1).path("at").asString()).isEqualTo("2025-11-05T12:01:00Z");
        assertThat(items.path(0).has("diff")).isFalse();
        assertThat(items.path(1).path("diff").toString())
                .isEqualTo("[{\"op\":\"equal\",\"from\":0,\"to\":10,\"text\":\"Compra: 1,\"},"
                        + "{\"op\":\"delete\",\"from\":10,\"to\":12,\"text\":\"04\"},"
                        + "{\"op\":\"insert\",\"from\":10,\"to\":12,\"text\":\"05\"},"
                        + "{\"op\":\"equal\",\"from\":12,\"to\":19,\"text\":\" a 1,06\"}]");
        assertThat(api.get(path + "/versions").json().path("items").path(1).has("diff"))
                .isFalse();
        assertThat(api.get(path + "9/versions").problem()).isEqualTo("message-not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-05T12:00:00Z, 1",
        "2025-11-05T12:00:59Z, 1",
        "2025-11-05T12:01:00Z, 2",
        "2025-11-05T09:01:30, 2",
        "2025-12-01, 3"
    })
    void aMessageIsShownAsItWasThen(String at, int version) {
        edited();

        assertThat(api.get(path + "?at=" + at).json().path("version").asInt()).isEqualTo(version);
    }

    @Test
    void beforeItWasSentThereIsNoMessage() {
        edited();
        Answer answer = api.get(path + "?at=2025-11-05T11:59:59Z");

        assertThat(answer.problem()).isEqualTo("message-not-found");
        assertThat(answer.json().path("verdict").asString()).isEqualTo("not-sent-yet");
    }

    private void edited() {
        api.append(posted(channel, 1, DAY));
        api.append(edit("Compra: 1,05 a 1,06", 60));
        api.append(edit("cancelada", 120));
        api.jdbc()
                .sql("UPDATE telegram.log SET body = jsonb_set(body, '{text}', '\"Compra: 1,04 a 1,06\"')"
                        + " WHERE channel_id = ? AND version = 1")
                .param(channel)
                .update();
    }

    private MessageEvent edit(String text, long seconds) {
        Instant at = DAY.plusSeconds(seconds);
        return new MessageEvent.Edited(channel, 1, at, new Content.Text(text), Origin.LIVE, at.plusSeconds(1));
    }

    @Test
    void aTraceTellsWhatWasRecordedAndNothingElse() {
        api.append(posted(channel, 1, DAY));
        JsonNode bare = api.get(path + "/trace").json();
        new ConsumerReports(api.database())
                .report(
                        "tp-capital",
                        Map.of(channel, 1L),
                        List.of(new StageTimes(
                                channel,
                                1,
                                1,
                                StageTimes.Outcome.PROCESSED,
                                null,
                                1,
                                null,
                                DAY.plusMillis(407),
                                null)));
        Answer told = api.get(path + "/trace");

        assertThat(bare.path("stages").valueStream().map(MessageMarkIT::stage))
                .containsExactly(
                        "sent=done", "received=done", "committed=done", "cached=disabled", "published=disabled");
        assertThat(told.json().path("stages").valueStream().skip(5).map(MessageMarkIT::stage))
                .containsExactly("parsed=pending", "stored=done", "acked=pending");
        assertThat(told.json().path("totals").path("receivedToStoredMs").asDouble())
                .isEqualTo(7.0);
        assertThat(told.json().path("traceId").isNull()).isTrue();
        assertThat(told.header("Cache-Control")).isEqualTo("no-store");
        assertThat(api.get(path + "/trace?version=2").problem()).isEqualTo("message-not-found");
    }

    @Test
    void aTraceTellsWhenTheSinksHadTheMessageUntilThatIsForgotten() {
        api.append(posted(channel, 1, DAY));
        Change change = new Versions(api.database()).of(channel, 1).getFirst();
        api.jdbc()
                .sql("INSERT INTO telegram.channel (channel_id, account, watched) VALUES (?, 'main', true)")
                .param(channel)
                .update();
        sinkAt("redis", change.seq(), change.receivedAt().plusMillis(5));
        sinkAt("rabbitmq", change.seq() - 1, null);
        JsonNode pending = api.get(path + "/trace").json().path("stages");
        sinkAt("rabbitmq", change.seq(), null);
        JsonNode forgotten = api.get(path + "/trace").json().path("stages");

        assertThat(pending.valueStream().skip(3).limit(2).map(MessageMarkIT::stage))
                .containsExactly("cached=done", "published=pending");
        assertThat(pending.path(3).path("at").asString())
                .isEqualTo(change.receivedAt().plusMillis(5).toString());
        assertThat(pending.path(3).path("afterMs").asDouble()).isEqualTo(5.0);
        assertThat(forgotten.valueStream().skip(3).limit(2).map(MessageMarkIT::stage))
                .containsExactly("cached=done", "published=not-recorded");
        api.jdbc().sql("DELETE FROM telegram.checkpoint").update();
    }

    private void sinkAt(String sink, long seq, @Nullable Instant confirmedAt) {
        api.jdbc().sql("""
                        INSERT INTO telegram.checkpoint (sink, account, seq) VALUES (:sink, 'main', :seq)
                            ON CONFLICT (sink, account) DO UPDATE SET seq = excluded.seq
                        """).param("sink", sink).param("seq", seq).update();
        if (confirmedAt != null) {
            api.jdbc()
                    .sql("INSERT INTO telegram.sink_confirmation VALUES ('main', :sink, :seq, :seq, :at)")
                    .param("sink", sink)
                    .param("seq", seq)
                    .param("at", confirmedAt.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private static String stage(JsonNode stage) {
        return stage.path("stage").asString() + "=" + stage.path("state").asString();
    }

    @Test
    void anOperatorsDeleteShowsAtOnceAndCanBeTakenBack() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        api.jdbc()
                .sql("INSERT INTO telegram.channel (channel_id, account, watched) VALUES (?, 'main', true)")
                .param(channel)
                .update();
        api.append(posted(channel, 1, now), posted(channel, 2, now.plusSeconds(1)));
        long head = new Changes(api.database()).heads(List.of(channel)).getOrDefault(channel, 0L);
        String list = "/messages?channel=" + channel;
        await().until(() -> {
            api.hot.touch(Map.of(channel, head));
            return api.get(list).header("Cache-Status").equals("hot-cache; hit");
        });

        Answer deleted = api.send("DELETE", path, "{\"reason\":\"duplicate\"}");
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.json().path("status").asString()).isEqualTo("deleted");
        assertThat(deleted.json().path("hidden").path("reason").asString()).isEqualTo("duplicate");
        assertThat(api.get(list).ids()).containsExactly(2L);
        assertThat(api.send("DELETE", path, null).json().path("hidden"))
                .isEqualTo(deleted.json().path("hidden"));
        assertThat(api.jdbc()
                        .sql(
                                "SELECT count(*) FROM telegram.job WHERE kind = 'append-deletion' AND request::text LIKE ?")
                        .param("%" + channel + "%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        Answer restored = api.send("POST", path + "/restore", null);
        assertThat(restored.json().path("hidden").isNull()).isTrue();
        assertThat(api.get(list).ids()).containsExactly(2L, 1L);
    }

    @Test
    void whoKeepsNoOffsetAsksWhatIsLeft() {
        api.append(LongStream.rangeClosed(1, 6)
                .mapToObj(id -> posted(channel, id, DAY.plusSeconds(id)))
                .toArray(MessageEvent[]::new));
        String left = "/messages/unprocessed?consumer=reports&channel=" + channel;
        assertThat(api.get(left + "&limit=2").ids()).containsExactly(1L, 2L);

        Answer taken = api.send("POST", "/messages/mark-processed", report(1, 2, 4, 99));
        assertThat(taken.json().path("requested").asInt()).isEqualTo(4);
        assertThat(taken.json().path("updated").asInt()).isEqualTo(3);
        assertThat(taken.json().path("unknown").path(0).path("messageId").asString())
                .isEqualTo("99");
        assertThat(api.get(left).ids()).containsExactly(3L, 5L, 6L);

        api.send("POST", "/messages/" + channel + "/2/reprocess", "{\"consumer\":\"reports\"}");
        api.append(new MessageEvent.Deleted(
                channel, 5, DAY, MessageEvent.Cause.UPSTREAM, null, Origin.LIVE, DAY.plusSeconds(60)));
        assertThat(api.get("/messages/" + channel + "/2").json().path("status").asString())
                .isEqualTo("reprocess_pending");
        assertThat(api.get(left).ids()).containsExactlyInAnyOrder(2L, 3L, 6L);
        api.send("POST", "/messages/mark-processed", report(2));
        assertThat(api.get(left).ids()).containsExactly(3L, 6L);
        assertThat(api.get("/messages/" + channel + "/2").json().path("status").asString())
                .isEqualTo("received");
    }

    private String report(long... ids) {
        List<String> messages = LongStream.of(ids)
                .mapToObj(id -> "{\"channelId\":\"%d\",\"messageId\":\"%d\"}".formatted(channel, id))
                .toList();
        return "{\"consumer\":\"reports\",\"messages\":[" + String.join(",", messages) + "]}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"consumer\":\"A B\"}              | invalid-body      | /consumer",
                "{}                                  | invalid-body      | /consumer",
                "{\"consumer\":\"x\",\"reasson\":1}  | unknown-parameter | reasson",
                "{\"consumer\":[1]}                  | invalid-body      | /consumer",
                "{\"consumer\":\"x\"} {}             | invalid-body      | ",
                "not json                            | invalid-body      | "
            })
    void aWrongBodyIsSaid(String body, String problem, @Nullable String where) {
        api.post(channel, 1, DAY);
        Answer answer = api.send("POST", path + "/reprocess", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.text()).contains(where == null ? "" : where);
    }

    @Test
    void marksNeedTheirScopeAndTheirChannel() {
        api.post(channel, 1, DAY);
        String reader = api.key(Set.of(), "messages:read");
        String elsewhere = api.key(Set.of(-5L), "messages:write", "consumers:write");

        assertThat(api.send("DELETE", path, null, "X-API-Key", reader).problem())
                .isEqualTo("insufficient-scope");
        assertThat(api.send("DELETE", path, null, "X-API-Key", elsewhere).problem())
                .isEqualTo("channel-forbidden");
        assertThat(api.send("POST", path + "/restore", null, new String[0]).status())
                .isEqualTo(401);
        assertThat(api.send("POST", "/messages/mark-processed", report(1), "X-API-Key", elsewhere)
                        .problem())
                .isEqualTo("channel-forbidden");
    }
}
