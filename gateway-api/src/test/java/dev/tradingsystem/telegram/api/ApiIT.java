package dev.tradingsystem.telegram.api;

import static dev.tradingsystem.telegram.api.ApiFixture.posted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.api.ApiFixture.Answer;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import dev.tradingsystem.telegram.store.key.ApiKeys;
import dev.tradingsystem.telegram.store.read.Changes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Every endpoint against real servers. One class over the usual length, because all of it shares
/// one running API that takes seconds to start.
class ApiIT {

    private static final Instant DAY = Instant.parse("2025-11-05T12:00:00Z");
    private static final AtomicLong CHANNELS = new AtomicLong(-2_000);
    private static ApiFixture api;

    private final long channel = CHANNELS.decrementAndGet();

    @BeforeAll
    static void start() {
        api = new ApiFixture();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aMessageHasOneShape() {
        api.post(channel, 5832, DAY);
        Answer page = api.get("/messages?channel=" + channel);
        Answer one = api.get("/messages/" + channel + "/5832");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.json().path("items").path(0)).isEqualTo(one.json());
        assertThat(one.json().propertyNames())
                .startsWith("channelId", "messageId", "version", "seq", "status", "origin", "sentAt")
                .endsWith("views", "hidden", "links");
        assertThat(one.json().path("channelId").asString()).isEqualTo(Long.toString(channel));
        assertThat(one.json().path("sentAt").asString()).isEqualTo("2025-11-05T12:00:00Z");
        assertThat(one.json().path("editedAt").isNull()).isTrue();
        assertThat(one.header("Content-Type")).startsWith("application/json");
        assertThat(one.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void pagesAreDisjointAndCompleteWhileRowsArrive() {
        post(LongStream.rangeClosed(1, 40));
        var seen = new ArrayList<Long>();
        long arriving = 1_000;
        Answer page = api.get("/messages?limit=7&channel=" + channel);
        while (true) {
            seen.addAll(page.ids());
            String next = page.json().path("page").path("next").asString("");
            if (next.isEmpty()) {
                break;
            }
            api.post(channel, ++arriving, DAY.plusSeconds(arriving));
            api.post(channel, 100 + arriving, DAY.minusSeconds(90_000 + arriving));
            page = api.get("/messages?limit=7&channel=" + channel + "&cursor=" + next);
        }

        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsAll(LongStream.rangeClosed(1, 40).boxed().toList());
        assertThat(seen.stream().filter(id -> id <= 40)).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void pagesCanBeWalkedBack() {
        post(LongStream.rangeClosed(1, 9));
        String path = "/messages?limit=4&channel=" + channel;
        Answer first = api.get(path);
        Answer second = api.get(path + "&cursor=" + cursor(first, "next"));
        Answer back = api.get(path + "&cursor=" + cursor(second, "previous"));

        assertThat(first.ids()).containsExactly(9L, 8L, 7L, 6L);
        assertThat(second.ids()).containsExactly(5L, 4L, 3L, 2L);
        assertThat(back.ids()).isEqualTo(first.ids());
        assertThat(back.json().path("page").path("previous").isNull()).isTrue();
        assertThat(second.header("Link"))
                .contains("</messages?limit=4&channel=" + channel + "&cursor=", "rel=\"next\"", "rel=\"prev\"");
    }

    @Test
    void filtersByTimeKindAndDeletion() {
        post(LongStream.rangeClosed(1, 3));
        var photo = Message.of(channel, 4, DAY.plusSeconds(4), Content.Media.of(MediaKind.PHOTO, "Compra"));
        api.append(new MessageEvent.Posted(photo, Origin.LIVE, DAY));
        api.append(new MessageEvent.Deleted(
                channel, 2, DAY, MessageEvent.Cause.UPSTREAM, null, Origin.LIVE, DAY.plusSeconds(60)));
        String path = "/messages?channel=" + channel;

        assertThat(api.get(path).ids()).containsExactly(4L, 3L, 1L);
        assertThat(api.get(path + "&deleted=true").ids()).containsExactly(2L);
        assertThat(api.get(path + "&deleted=any&direction=asc").ids()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(api.get(path + "&kind=photo,video").ids()).containsExactly(4L);
        assertThat(api.get(path + "&from=2025-11-05T12:00:02Z&to=2025-11-05T12:00:04Z")
                        .ids())
                .containsExactly(3L);
        assertThat(api.get(path + "&from=2025-11-05&to=2025-11-05").ids()).hasSize(3);
        assertThat(api.get(path + "&from=2025-11-06").ids()).isEmpty();
    }

    @Test
    void severalChannelsMergeByTime() {
        long other = CHANNELS.decrementAndGet();
        api.append(
                posted(channel, 1, DAY), posted(other, 1, DAY.plusSeconds(1)), posted(channel, 2, DAY.plusSeconds(2)));
        String path = "/messages?limit=2&channel=" + channel + "&channel=" + other;
        Answer first = api.get(path);
        Answer second = api.get(path + "&cursor=" + cursor(first, "next"));

        assertThat(first.ids()).containsExactly(2L, 1L);
        assertThat(first.json().path("items").path(1).path("channelId").asString())
                .isEqualTo(Long.toString(other));
        assertThat(second.ids()).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forged", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aForgedCursorIsRefused(String cursor) {
        Answer answer = api.get("/messages?cursor=" + cursor);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-cursor");
    }

    @Test
    void aCursorOfAnotherQuestionIsRefused() {
        post(LongStream.rangeClosed(1, 3));
        String next = cursor(api.get("/messages?limit=1&channel=" + channel), "next");

        assertThat(api.get("/messages?limit=1&deleted=any&channel=" + channel + "&cursor=" + next)
                        .problem())
                .isEqualTo("invalid-cursor");
        assertThat(api.get("/channels?cursor=" + next).problem()).isEqualTo("invalid-cursor");
    }

    @ParameterizedTest
    @CsvSource({
        "/messages?chanel=1, unknown-parameter, chanel",
        "/messages?limit=0, invalid-parameter, limit",
        "/messages?limit=501, invalid-parameter, limit",
        "/messages?limit=x, invalid-parameter, limit",
        "/messages?limit=1&limit=2, invalid-parameter, limit",
        "/messages?channel=abc, invalid-parameter, channel",
        "/messages?channel=99999999999999999999, invalid-parameter, channel",
        "/messages?from=2025, invalid-parameter, from",
        "/messages?kind=movie, invalid-parameter, kind",
        "/messages?deleted=maybe, invalid-parameter, deleted",
        "/messages?direction=up, invalid-parameter, direction",
        "/messages?tz=Nowhere, invalid-parameter, tz",
        "/changes, invalid-parameter, since",
        "/changes?since=-1, invalid-parameter, since",
        "/channels?watched=perhaps, invalid-parameter, watched",
        "/me?x=1, unknown-parameter, x"
    })
    void aWrongParameterIsNamed(String path, String problem, String parameter) {
        Answer answer = api.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.json().path("errors").path(0).path("name").asString()).isEqualTo(parameter);
        assertThat(answer.json().path("instance").asString())
                .isEqualTo("urn:telegram:request:" + answer.header("X-Request-Id"));
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing, 404, not-found",
        "/messages/1/0, 404, not-found",
        "/messages/1/../../etc, 404, not-found",
        "/channels/77777, 404, channel-not-found",
        "/messages/77777/1, 404, message-not-found"
    })
    void whatIsNotThereIsSaid(String path, int status, String problem) {
        Answer answer = api.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    @Test
    void aMissingMessageHasAVerdict() {
        watch();
        api.post(channel, 5, DAY);
        api.jdbc().sql("""
                        INSERT INTO telegram.coverage (channel_id, from_id, to_id, verdict, proved_by)
                        VALUES (?, 2, 3, 'deleted', 'history')
                        """).param(channel).update();

        assertThat(verdict(2)).isEqualTo("deleted-upstream");
        assertThat(verdict(4)).isEqualTo("unknown");
        assertThat(verdict(6)).isEqualTo("beyond-latest");
        assertThat(api.get("/messages/" + (channel - 1_000_000) + "/1")
                        .json()
                        .path("verdict")
                        .asString())
                .isEqualTo("not-watched");
        Answer one = api.get("/channels/" + channel);
        assertThat(one.json().path("coverage").path("unknown").asLong()).isEqualTo(2);
        assertThat(one.json().path("lastMessage").path("messageId").asString()).isEqualTo("5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/messages", "/messages/1/1", "/changes?since=0", "/channels", "/metrics", "/openapi", "/me"})
    void nobodyGetsInWithoutAKey(String path) {
        Answer without = api.get(path, new String[0]);
        Answer wrong = api.get(path, "X-API-Key", "tgk_abcdefgh_" + "x".repeat(43));

        assertThat(without.status()).isEqualTo(401);
        assertThat(without.problem()).isEqualTo("unauthenticated");
        assertThat(without.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.problem()).isEqualTo("invalid-key");
    }

    @Test
    void everyHeaderFormIsAccepted() {
        assertThat(api.get("/me", "X-API-Key", ApiFixture.KEY).status()).isEqualTo(200);
        assertThat(api.get("/me", "X-Gateway-Token", "\"" + ApiFixture.KEY + "\"")
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/me", "X-API-Key", ApiFixture.KEY, "X-Gateway-Token", "another")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aKeySeesItsChannelsAndScopesOnly() {
        long other = CHANNELS.decrementAndGet();
        api.append(posted(channel, 1, DAY), posted(other, 2, DAY));
        var keys = new ApiKeys(api.database(), Clock.systemUTC());
        String key = keys.create("reader", Set.of("messages:read"), Set.of(channel), false, null)
                .reveal();

        assertThat(api.get("/messages", "X-API-Key", key).ids()).containsExactly(1L);
        assertThat(api.get("/messages?channel=" + other, "X-API-Key", key).problem())
                .isEqualTo("channel-forbidden");
        assertThat(api.get("/messages/" + other + "/2", "X-API-Key", key).status())
                .isEqualTo(403);
        assertThat(api.get("/changes?since=0", "X-API-Key", key).ids()).containsExactly(1L);
        Answer channels = api.get("/channels", "X-API-Key", key);
        assertThat(channels.problem()).isEqualTo("insufficient-scope");
        assertThat(channels.json().path("requiredScope").asString()).isEqualTo("channels:read");
        assertThat(api.get("/metrics", "X-API-Key", key).status()).isEqualTo(403);
        assertThat(api.get("/me", "X-API-Key", key)
                        .json()
                        .path("channels")
                        .path(0)
                        .asString())
                .isEqualTo(Long.toString(channel));
    }

    @Test
    void anEndedKeyIsLikeAnUnknownOne() {
        var keys = new ApiKeys(api.database(), Clock.systemUTC());
        var revoked = keys.create("revoked", Set.of("operator"), null, false, null);
        var expired = keys.create(
                "expired", Set.of("operator"), null, false, Instant.now().minusSeconds(1));
        boolean first = keys.revoke(revoked.id());

        assertThat(first).isTrue();
        assertThat(keys.revoke(revoked.id())).isFalse();
        assertThat(api.get("/me", "X-API-Key", revoked.reveal()).problem()).isEqualTo("invalid-key");
        assertThat(api.get("/me", "X-API-Key", expired.reveal()).problem()).isEqualTo("invalid-key");
    }

    @Test
    void changesAreTheLogDocumentForDocument() {
        post(LongStream.rangeClosed(1, 3));
        api.append(new MessageEvent.Edited(
                channel, 2, DAY.plusSeconds(60), new Content.Text("edited"), Origin.LIVE, DAY.plusSeconds(61)));
        var log = new Changes(api.database());
        Answer answer = api.get("/changes?since=0&limit=500&channel=" + channel);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("items").valueStream().map(Object::toString))
                .isEqualTo(log.after(channel, 0, 500).stream()
                        .map(change -> JsonMapper.shared()
                                .readTree(ChangeJson.write(change))
                                .toString())
                        .toList());
        assertThat(answer.json().path("next").asLong()).isEqualTo(log.head());
        assertThat(answer.json().path("more").asBoolean()).isFalse();
    }

    @Test
    void changesGoOnFromNextUntilTheHead() {
        post(LongStream.rangeClosed(1, 10));
        var seqs = new ArrayList<Long>();
        long since = 0;
        Answer page;
        do {
            page = api.get("/changes?limit=3&since=" + since);
            page.json()
                    .path("items")
                    .valueStream()
                    .forEach(item -> seqs.add(item.path("seq").asLong()));
            since = page.json().path("next").asLong();
        } while (page.json().path("more").asBoolean());

        assertThat(seqs).isEqualTo(LongStream.rangeClosed(1, since).boxed().toList());
        assertThat(api.get("/changes?since=" + since).json().path("items")).isEmpty();
    }

    @Test
    void aPositionBeyondTheHeadIsRefused() {
        Answer answer = api.get("/changes?since=1000000000000");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("cursor-ahead");
        assertThat(answer.json().path("head").isNumber()).isTrue();
    }

    @Test
    void aPositionBelowTheFloorIsGone() {
        post(LongStream.rangeClosed(1, 5));
        api.jdbc().sql("UPDATE telegram.log_head SET floor = 4").update();
        try {
            Answer answer = api.get("/changes?since=2");

            assertThat(answer.status()).isEqualTo(410);
            assertThat(answer.problem()).isEqualTo("cursor-expired");
            assertThat(answer.json().path("floor").asLong()).isEqualTo(4);
            assertThat(api.get("/changes?since=3").status()).isEqualTo(200);
        } finally {
            api.jdbc().sql("UPDATE telegram.log_head SET floor = 1").update();
        }
    }

    @Test
    void theNewestPageComesFromTheCacheOnceItIsProved() {
        watch();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (long id = 1; id <= 30; id++) {
            api.post(channel, id, id <= 20 ? DAY.plusSeconds(id) : now.minusSeconds(100 - id));
        }
        long head = new Changes(api.database()).heads(List.of(channel)).getOrDefault(channel, 0L);
        await().until(() -> {
            api.hot.touch(Map.of(channel, head));
            return true;
        });
        String path = "/messages?limit=25&channel=" + channel;
        Answer fromView = api.get(path);
        await().until(() -> api.get(path).header("Cache-Status").equals("hot-cache; hit"));
        Answer fromCache = api.get(path);

        assertThat(fromView.header("Cache-Status")).isEqualTo("hot-cache; fwd=miss");
        assertThat(fromCache.json().path("items")).isEqualTo(fromView.json().path("items"));
        assertThat(api.get(path + "&cursor=" + cursor(fromCache, "next")).ids()).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(api.get("/metrics").text())
                .containsPattern("(?m)^api_cache_hits_total [1-9]")
                .containsPattern("(?m)^telegram_cache_reads_total\\{result=\"hit\"} [1-9]");
    }

    @Test
    void aCacheThatIsBehindTheDatabaseIsNotServed() {
        watch();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        api.hot.put(api.post(channel, 1, now));
        long first = new Changes(api.database()).heads(List.of(channel)).getOrDefault(channel, 0L);
        api.hot.touch(Map.of(channel, first));
        api.post(channel, 2, now);

        await().untilAsserted(() ->
                assertThat(api.get("/messages?channel=" + channel).ids()).containsExactly(2L, 1L));
    }

    @Test
    void everySeriesOfTheCacheIsThereFromTheStart() {
        assertThat(api.get("/metrics").text())
                .contains("api_cache_hits_total")
                .contains("api_cache_misses_total{reason=\"value-missing\"}")
                .contains("telegram_cache_reads_total{result=\"error\"}");
    }

    @Test
    void anUnknownVersionOfTheApiIsRefused() {
        Answer answer = api.get("/me", "X-API-Key", ApiFixture.KEY, "API-Version", "7");

        assertThat(answer.problem()).isEqualTo("unsupported-version");
        assertThat(api.get("/me").header("API-Version")).isEqualTo("1");
    }

    @Test
    void healthIsOpenAndTrue() {
        Answer health = api.get("/health", new String[0]);

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().path("status").asString()).isEqualTo("healthy");
        assertThat(health.json().propertyNames())
                .containsExactly("status", "service", "database", "cache", "gatewayService", "uptime", "timestamp");
        assertThat(api.get("/livez", new String[0]).json().path("status").asString())
                .isEqualTo("UP");
        assertThat(api.get("/readyz", new String[0]).status()).isEqualTo(200);
    }

    @Test
    void theCommittedDescriptionIsTheGeneratedOne() throws IOException {
        String generated = api.get("/openapi.yaml").text();
        Path committed = Path.of("..", "docs", "api", "gateway-api.yaml");
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(committed.getParent());
            Files.writeString(committed, generated);
        }

        assertThat(generated).startsWith("openapi: 3.1").isEqualTo(Files.readString(committed));
    }

    private void post(LongStream ids) {
        api.append(ids.mapToObj(id -> posted(channel, id, DAY.plusSeconds(id))).toArray(MessageEvent[]::new));
    }

    private void watch() {
        api.jdbc()
                .sql("INSERT INTO telegram.channel (channel_id, account, watched) VALUES (?, 'main', true)")
                .param(channel)
                .update();
    }

    private String verdict(long messageId) {
        return api.get("/messages/" + channel + "/" + messageId)
                .json()
                .path("verdict")
                .asString("");
    }

    private static String cursor(Answer answer, String which) {
        return answer.json().path("page").path(which).asString("");
    }
}
