package dev.tradingsystem.telegram.store.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.local.LocalRedis;
import dev.tradingsystem.telegram.model.EventKey;
import dev.tradingsystem.telegram.model.wire.CacheKeys;
import io.lettuce.core.api.sync.RedisServerCommands;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SeenMarksIT {

    private static LocalRedis redis;
    private static CacheClient client;
    private static SeenMarks marks;

    @BeforeAll
    static void start() {
        redis = LocalRedis.start();
        client = new CacheClient(CacheSettings.direct(redis.host(), redis.port(), null));
        marks = new SeenMarks(client);
        await().until(client::isUp);
    }

    @AfterAll
    static void stop() {
        client.close();
        redis.close();
    }

    @Test
    void marksAreOfOneConsumerMessageAndVersion() {
        marks.mark("tp-capital", List.of(new EventKey(-100, 7, 2), new EventKey(-100, 7, 1)));

        assertThat(marks.isSeen("tp-capital", new EventKey(-100, 7, 1))).isTrue();
        assertThat(marks.isSeen("tp-capital", new EventKey(-100, 7, 2))).isTrue();
        assertThat(marks.isSeen("tp-capital", new EventKey(-100, 7, 3))).isFalse();
        assertThat(marks.isSeen("other", new EventKey(-100, 7, 2))).isFalse();
        assertThat(marks.isSeen("tp-capital", new EventKey(-200, 7, 2))).isFalse();
        Long seconds = client.call(commands -> commands.ttl(CacheKeys.seen(-100, 7)));
        assertThat(seconds).isBetween(7_190L, 7_200L);
    }

    @Test
    void aBatchIsReadByRedisInOnePieceAlsoWhenItHasForgottenTheScript() {
        // given
        List<EventKey> batch = LongStream.rangeClosed(1, 50)
                .mapToObj(message -> new EventKey(-300, message, 1))
                .toList();
        client.call(RedisServerCommands::flushall);
        client.call(commands -> commands.scriptFlush());
        long before = reads();
        // when
        marks.mark("tp-capital", batch);
        // then
        assertThat(reads() - before).isLessThan(10);
        assertThat(batch)
                .allSatisfy(key -> assertThat(marks.isSeen("tp-capital", key)).isTrue());
    }

    @Test
    void nothingIsAskedOfRedisForNothing() {
        long before = reads();

        marks.mark("tp-capital", List.of());

        assertThat(reads() - before).as("one for the question itself").isOne();
    }

    /// How often Redis has found something to read on a connection.
    private static long reads() {
        String said = client.call(commands -> commands.info("stats"));
        return said.lines()
                .filter(line -> line.startsWith("total_reads_processed:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElseThrow();
    }
}
