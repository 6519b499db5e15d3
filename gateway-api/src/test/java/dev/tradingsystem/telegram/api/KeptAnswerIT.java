package dev.tradingsystem.telegram.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.api.ApiFixture.Answer;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.cache.CacheClient;
import dev.tradingsystem.telegram.store.cache.CacheSettings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Answers that are kept as long as nothing changes. The gateway's sink is played: it puts every
/// change into the cache and says that it is alive.
@ExtendWith(SharedApi.class)
class KeptAnswerIT {

    private static final AtomicLong CHANNELS = new AtomicLong(-880_000);
    private static final String KEPT = "response-cache; hit";

    private final ApiFixture api;
    private final long channel = CHANNELS.decrementAndGet();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String plain = "/messages?channel=" + channel;
    private final String filtered = plain + "&has=link&limit=20";

    KeptAnswerIT(ApiFixture api) {
        this.api = api;
    }

    @BeforeEach
    void fill() {
        api.jdbc()
                .sql("INSERT INTO telegram.channel (channel_id, account, watched) VALUES (?, 'main', true)")
                .param(channel)
                .update();
        for (long id = 1; id <= 3; id++) {
            post(id);
        }
    }

    private void post(long id) {
        List<Change> changes = api.post(channel, id, now.minusSeconds(60 - id));
        api.hot.put(changes);
        api.hot.touch(Map.of(channel, changes.getLast().seq()));
    }

    private static String source(Answer answer) {
        return answer.header("Cache-Status");
    }

    private void isKept(String path) {
        await().until(() -> source(api.get(path)).equals(KEPT));
    }

    @Test
    void whatNobodyChangedIsNotReadAgain() {
        for (String path :
                List.of(plain, filtered, plain + "&fields=text", plain + "&order=seq&direction=asc&limit=2")) {
            Answer first = api.get(path);
            isKept(path);
            Answer kept = api.get(path);

            assertThat(kept.json().path("items")).isEqualTo(first.json().path("items"));
            assertThat(kept.json().path("page")).isEqualTo(first.json().path("page"));
            assertThat(kept.header("Link")).isEqualTo(first.header("Link"));
            assertThat(kept.header("ETag")).startsWith("W/");
            assertThat(kept.header("Content-Type")).isEqualTo("application/json");
            assertThat(kept.header("Cache-Control")).isEqualTo("no-cache, private");
        }
        assertThat(api.get(
                                plain,
                                "X-API-Key",
                                ApiFixture.KEY,
                                "If-None-Match",
                                api.get(plain).header("ETag"))
                        .status())
                .isEqualTo(304);
        try (var client = new CacheClient(CacheSettings.direct(api.redis.host(), api.redis.port(), null))) {
            await().until(client::isUp);
            List<String> keys = client.call(redis -> new ArrayList<>(redis.keys("api:messages:" + channel + ":*")));
            assertThat(keys)
                    .contains("api:messages:" + channel + ":limit50")
                    .anyMatch(key -> key.matches("api:messages:" + channel + ":limit20:q[0-9a-f]{16}"));
            Long left = client.call(redis -> redis.pttl("api:messages:" + channel + ":limit50"));
            assertThat(left).isBetween(1L, 30_000L);
        }
    }

    @Test
    void aChangeMakesItOld() {
        for (String path : List.of(plain, plain + "&kind=text")) {
            isKept(path);
        }
        post(4);

        assertThat(api.get(plain).ids()).containsExactly(4L, 3L, 2L, 1L);
        assertThat(api.get(plain + "&kind=text").ids()).containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void aChangeTheCacheHasNotHeardOfMakesItOldWithinASecond() {
        isKept(plain);
        api.post(channel, 4, now);

        await().untilAsserted(() -> assertThat(api.get(plain).ids()).containsExactly(4L, 3L, 2L, 1L));
    }

    @Test
    void aMarkMakesItOldAtOnce() {
        isKept(plain);
        api.send("DELETE", "/messages/" + channel + "/2", null);

        assertThat(api.get(plain).ids()).containsExactly(3L, 1L);
    }

    @Test
    void aKeyOfSomeChannelsHasItsOwn() {
        String limited = api.key(Set.of(channel), "messages:read");
        String path = plain + "&limit=2";
        isKept(path);
        Answer mine = api.get(path, "X-API-Key", limited);
        String next = mine.json().path("page").path("next").asString();

        assertThat(source(mine)).isNotEqualTo(KEPT);
        assertThat(api.get(path + "&cursor=" + next, "X-API-Key", limited).ids())
                .containsExactly(1L);
    }

    @Test
    void nothingIsKeptWithoutAGatewayThatIsAlive() {
        long other = CHANNELS.decrementAndGet();
        api.post(other, 1, now);
        String path = "/messages?has=link&channel=" + other;

        for (int i = 0; i < 3; i++) {
            assertThat(source(api.get(path))).isEqualTo("hot-cache; fwd=miss");
        }
    }
}
