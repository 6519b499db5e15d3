package dev.tradingsystem.telegram.store.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.local.LocalRedis;
import dev.tradingsystem.telegram.model.wire.CacheKeys;
import org.junit.jupiter.api.Test;

class SeenMarksIT {

    @Test
    void marksAreOfOneConsumerMessageAndVersion() {
        try (var redis = LocalRedis.start();
                var client = new CacheClient(CacheSettings.direct(redis.host(), redis.port(), null))) {
            await().until(client::isUp);
            var marks = new SeenMarks(client);
            marks.mark("tp-capital", -100, 7, 2);
            marks.mark("tp-capital", -100, 7, 1);

            assertThat(marks.isSeen("tp-capital", -100, 7, 1)).isTrue();
            assertThat(marks.isSeen("tp-capital", -100, 7, 2)).isTrue();
            assertThat(marks.isSeen("tp-capital", -100, 7, 3)).isFalse();
            assertThat(marks.isSeen("other", -100, 7, 2)).isFalse();
            assertThat(marks.isSeen("tp-capital", -200, 7, 2)).isFalse();
            Long seconds = client.call(commands -> commands.ttl(CacheKeys.seen(-100, 7)));
            assertThat(seconds).isBetween(7_190L, 7_200L);
        }
    }
}
