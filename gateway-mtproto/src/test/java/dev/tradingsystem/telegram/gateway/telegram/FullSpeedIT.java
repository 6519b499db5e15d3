package dev.tradingsystem.telegram.gateway.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Posts as fast as Telegram can push them, through TDLib into the log. Asserts no speed; the
/// rate is printed.
class FullSpeedIT {

    private static final int POSTS = 5_000;

    @TempDir
    private Path folder;

    @Test
    void everyPostOfAFloodIsStoredAndNothingIsLeftWaiting() {
        try (TelegramServers servers = TelegramServers.start()) {
            User user = servers.telegram().user("+99966 1 5555");
            Channel channel = servers.telegram().channel("Flood");
            servers.telegram().join(user, channel);
            long channelId = TelegramGateway.id(channel);
            Map<String, Object> watched = Map.of("TELEGRAM_CHANNELS", channelId);
            try (TelegramGateway gateway = TelegramGateway.start(servers, "main", folder.resolve("session"), watched)
                    .logIn(user)) {
                channel.post("the first");
                await().atMost(Duration.ofSeconds(30)).until(() -> stored(servers, channelId) == 1);
                for (int round = 1; round <= 2; round++) {
                    flood(servers, gateway, channel, round);
                }
                assertThat(gateway.http().meter("telegram_ingest_buffered")).isZero();
                assertThat(servers.database()
                                .sql("SELECT count(DISTINCT m.message_id) FROM telegram.messages m")
                                .query(Long.class)
                                .single())
                        .isEqualTo(1 + 2L * POSTS);
            }
        }
    }

    private static void flood(TelegramServers servers, TelegramGateway gateway, Channel channel, int round) {
        long channelId = TelegramGateway.id(channel);
        long before = stored(servers, channelId);
        double waitedBefore = gateway.http().meter("telegram_ingest_append_seconds_sum");
        long started = System.nanoTime();
        for (int post = 0; post < POSTS; post++) {
            channel.post("post %d of round %d".formatted(post, round));
        }
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> stored(servers, channelId) == before + POSTS);
        double seconds = (System.nanoTime() - started) / 1e9;
        double waited = gateway.http().meter("telegram_ingest_append_seconds_sum") - waitedBefore;
        System.out.printf(
                "round %d: %d posts in %.2f s, %.0f posts/s from push to commit; %.1f ms from TDLib to commit on average%n",
                round, POSTS, seconds, POSTS / seconds, waited / POSTS * 1e3);
    }

    private static long stored(TelegramServers servers, long channelId) {
        return servers.database()
                .sql("SELECT count(*) FROM telegram.message_key k WHERE k.channel_id = :channel")
                .param("channel", channelId)
                .query(Long.class)
                .single();
    }
}
