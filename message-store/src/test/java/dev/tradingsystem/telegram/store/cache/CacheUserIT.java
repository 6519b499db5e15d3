package dev.tradingsystem.telegram.store.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.local.LocalRedis;
import dev.tradingsystem.telegram.local.LocalSentinel;
import dev.tradingsystem.telegram.model.EventKey;
import dev.tradingsystem.telegram.model.wire.CacheKeys;
import dev.tradingsystem.telegram.store.cache.CacheAnswer.Proved;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each app does all it does as its own user of Redis, with the rights of
/// `deploy/compose/redis/users.acl.template`, and nothing beyond.
class CacheUserIT {

    private static final Path RULES = Path.of("../deploy/compose/redis/users.acl.template");
    private static final long CHANNEL = -1001649127710L;
    private static final Clock NOW = Clock.fixed(Instant.parse("2025-10-28T13:02:11Z"), ZoneOffset.UTC);
    private static final String PAGE = CacheKeys.answer(CHANNEL, 50, "");
    private static LocalRedis redis;
    private static LocalSentinel sentinel;

    private final Truth truth = new Truth();

    @BeforeAll
    static void start() throws IOException {
        List<String> users = Files.readAllLines(RULES).stream()
                .filter(line -> line.startsWith("user "))
                .map(line -> line.replaceAll("@redis:redis\\.(\\w+)@", ">of-$1"))
                .toList();
        redis = LocalRedis.withUsers(users);
        sentinel = LocalSentinel.of(
                redis,
                List.of(
                        "requirepass of-clients",
                        "sentinel auth-user telegram-redis sentinel",
                        "sentinel auth-pass telegram-redis of-sentinel"));
    }

    @AfterAll
    static void stop() {
        sentinel.close();
        redis.close();
    }

    @Test
    void theGatewayFeedsTheCacheTheApiFillsItAndTheWorkerMarks() {
        try (var gateway = connected("gateway");
                var api = connected("api");
                var worker = connected("worker")) {
            var fed = new HotMessages(gateway, NOW);
            var change = truth.post(CHANNEL, 1, NOW.instant().minus(Duration.ofMinutes(5)));
            fed.put(List.of(change));
            fed.touch(Map.of(CHANNEL, 1L));
            assertThat(gateway.<String>call(commands -> commands.ping())).isEqualTo("PONG");

            assertThat(new HotMessages(api, NOW).fill(CHANNEL, 1, List.of(change), null))
                    .isTrue();
            assertThat(new HotMessages(api, NOW).newestPage(CHANNEL, 10, PageFilter.ALL))
                    .isInstanceOf(Proved.class);
            keepsAnAnswer(api);

            assertThat(new HotMessages(worker, NOW).changesAfter(CHANNEL, 0, 10))
                    .contains(List.of(change));
            var marks = new SeenMarks(worker);
            var key = new EventKey(CHANNEL, 1, 1);
            marks.mark("tp-capital", List.of(key));
            assertThat(marks.isSeen("tp-capital", key)).isTrue();

            new HotMessages(api, NOW).forget(CHANNEL);
            assertThat(new HotMessages(worker, NOW).changesAfter(CHANNEL, 0, 10))
                    .isEmpty();
        }
    }

    private static void keepsAnAnswer(CacheClient api) {
        var answers = new KeptAnswers(api, Duration.ofSeconds(30));
        assertThat(answers.look(CHANNEL, PAGE, "stamp")).isEqualTo(new KeptAnswers.Look.Absent(1));
        answers.keep(PAGE, "stamp", 1, "answer");
        assertThat(answers.look(CHANNEL, PAGE, "stamp")).isEqualTo(new KeptAnswers.Look.Kept("answer"));
    }

    @ParameterizedTest
    @CsvSource({"gateway", "api", "worker"})
    void noAppMayDoMore(String user) {
        try (var client = connected(user)) {
            refused(client, commands -> commands.flushall());
            refused(client, commands -> commands.keys("*").toString());
            refused(client, commands -> commands.configGet("*").toString());
            refused(client, commands -> commands.set("elsewhere", "1"));
            refused(client, commands -> commands.info());
            refused(client, commands -> commands.scan().toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"gateway, api:messages:1:limit50", "worker, api:messages:1:limit50", "gateway, telegram:dedup:1:1"})
    void nobodyReadsTheKeysOfAnother(String user, String key) {
        try (var client = connected(user)) {
            refused(client, commands -> commands.get(key));
        }
    }

    @Test
    void theWorkerChangesNoMessage() {
        try (var client = connected("worker")) {
            refused(client, commands -> commands.set(CacheKeys.message(CHANNEL, 1), "{}"));
        }
    }

    @Test
    void sentinelThatAsksForAPasswordIsAnswered() {
        var settings =
                CacheSettings.of("unused", 1, "gateway", "of-gateway", "127.0.0.1:" + sentinel.port(), "of-clients");
        try (var client = new CacheClient(settings)) {
            await().until(client::isUp);
            assertThat(client.<String>call(commands -> commands.ping())).isEqualTo("PONG");
        }
    }

    @Test
    void saysWhyItIsNotLetIn() {
        var wrong = CacheSettings.of(redis.host(), redis.port(), "gateway", "wrong", "", "");
        try (var client = new CacheClient(wrong)) {
            await().untilAsserted(() -> assertThatThrownBy(() -> client.<String>call(commands -> commands.ping()))
                    .isInstanceOf(CacheUnavailable.class)
                    .hasMessageContaining("WRONGPASS")
                    .hasMessageNotContaining("of-gateway"));
        }
    }

    private static CacheClient connected(String user) {
        var client = new CacheClient(CacheSettings.of(redis.host(), redis.port(), user, "of-" + user, "", ""));
        await().until(client::isUp);
        return client;
    }

    private static void refused(CacheClient client, Function<RedisCommands<String, String>, String> work) {
        assertThatThrownBy(() -> client.call(work))
                .isInstanceOf(CacheUnavailable.class)
                .hasMessageContaining("NOPERM");
    }
}
