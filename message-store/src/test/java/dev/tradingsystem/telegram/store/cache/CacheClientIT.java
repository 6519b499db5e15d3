package dev.tradingsystem.telegram.store.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.local.LocalRedis;
import dev.tradingsystem.telegram.local.LocalRedisCluster;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CacheClientIT {

    @Test
    void startsWithoutRedisAndFindsItLater() {
        try (var redis = LocalRedis.start()) {
            redis.kill();
            try (var client = client(redis)) {
                assertRefusesAtOnce(client);
                redis.startAgain();

                await().atMost(Duration.ofSeconds(10)).until(client::isUp);
                assertThat(ping(client)).isEqualTo("PONG");
            }
        }
    }

    @Test
    void refusesAtOnceWhileRedisIsDownAndComesBack() {
        try (var redis = LocalRedis.start();
                var client = client(redis)) {
            await().until(client::isUp);
            redis.kill();
            await().until(() -> !client.isUp());

            assertRefusesAtOnce(client);
            redis.startAgain();
            await().atMost(Duration.ofSeconds(10))
                    .ignoreExceptions()
                    .until(() -> ping(client).equals("PONG"));
        }
    }

    @Test
    void aRedisThatHangsCostsHalfASecondOnce() {
        try (var redis = LocalRedis.start();
                var client = client(redis);
                var other = RedisClient.create("redis://" + redis.host() + ":" + redis.port())) {
            await().until(client::isUp);
            other.connect().sync().clientPause(3_000);

            assertThatThrownBy(() -> ping(client)).isInstanceOf(CacheUnavailable.class);
            assertRefusesAtOnce(client);
            await().atMost(Duration.ofSeconds(10)).until(client::isUp);
        }
    }

    @Test
    void followsTheSentinelToTheNewMaster() {
        try (var cluster = LocalRedisCluster.start();
                var client = new CacheClient(
                        CacheSettings.of("unused", 1, "", "", cluster.host() + ":" + cluster.sentinelPort(), ""))) {
            await().atMost(Duration.ofSeconds(10)).until(client::isUp);
            client.call(commands -> commands.set("before", "1"));
            cluster.killMaster();

            await().atMost(Duration.ofSeconds(10))
                    .ignoreExceptions()
                    .until(() ->
                            client.call(commands -> commands.set("after", "2")).equals("OK"));
        }
    }

    private static CacheClient client(LocalRedis redis) {
        return new CacheClient(CacheSettings.direct(redis.host(), redis.port(), null));
    }

    private static String ping(CacheClient client) {
        return client.call(commands -> commands.ping());
    }

    private static void assertRefusesAtOnce(CacheClient client) {
        long before = System.nanoTime();
        assertThatThrownBy(() -> ping(client)).isInstanceOf(CacheUnavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(200));
    }
}
