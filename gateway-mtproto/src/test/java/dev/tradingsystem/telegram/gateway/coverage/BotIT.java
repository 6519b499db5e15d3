package dev.tradingsystem.telegram.gateway.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.gateway.session.SessionState;
import dev.tradingsystem.telegram.gateway.telegram.GatewayClient.Reply;
import dev.tradingsystem.telegram.gateway.telegram.TelegramGateway;
import dev.tradingsystem.telegram.gateway.telegram.TelegramServers;
import dev.tradingsystem.telegram.store.coverage.Verdict;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.Post;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promise: a bot, which may not read history, closes its gaps by asking for ids.
class BotIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String TOKEN = "123456:a-token-for-this-test-only";

    @TempDir
    private Path folder;

    @Test
    void closesItsGapsByAskingForIds() {
        try (TelegramServers servers = TelegramServers.start()) {
            Channel channel = servers.telegram().channel("Of a bot");
            servers.telegram().join(servers.telegram().bot(TOKEN), channel);
            List<Post> posts;
            try (TelegramGateway first = run(servers)) {
                first.awaitState(SessionState.WAITING_FOR_LOGIN);
                first.http().post("/login", Map.of("method", "bot", "token", TOKEN));
                first.awaitState(SessionState.READY);
                Reply watched = first.http()
                        .put(
                                "/channels/%d/watch".formatted(TelegramGateway.id(channel)),
                                Map.of("backfill", Map.of("mode", "all")));
                assertThat(watched.status()).as("%s", watched).isEqualTo(200);
                posts = IntStream.range(0, 150)
                        .mapToObj("live %d"::formatted)
                        .map(channel::post)
                        .toList();
                awaitTruth(first, channel);
            }
            channel.skipIds(3);
            channel.post("after ids that never were");
            channel.delete(posts.get(20), posts.get(21));
            channel.post("posted while away");
            forget(servers, 11, 130);
            try (TelegramGateway again = run(servers)) {
                awaitTruth(again, channel);
                await("nothing left to do")
                        .atMost(LIMIT)
                        .until(() -> again.bean(CatchUp.class).isIdle());
                assertThat(Expected.said(again, channel))
                        .extracting(Expected.Said::verdict)
                        .doesNotContain(Verdict.UNKNOWN, Verdict.INACCESSIBLE);
            }
            assertThat(proofs(servers)).contains("deleted by probe");
            assertThat(servers.telegram().calls().count("messages.getHistory")).isZero();
        }
    }

    private TelegramGateway run(TelegramServers servers) {
        return TelegramGateway.start(
                servers,
                "main",
                folder.resolve("session"),
                Map.of(
                        "telegram.coverage.pace", "5ms",
                        "telegram.coverage.look-every", "300ms",
                        "telegram.coverage.retry-after", "300ms"));
    }

    private static void awaitTruth(TelegramGateway gateway, Channel channel) {
        await("the verdicts of the bot")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () -> assertThat(Expected.differences(gateway, channel)).isEmpty());
    }

    /// As if they had never been stored.
    private static void forget(TelegramServers servers, long from, long to) {
        servers.database().sql("""
                        WITH keys AS (DELETE FROM telegram.message_key WHERE message_id BETWEEN :from AND :to)
                        DELETE FROM telegram.messages WHERE message_id BETWEEN :from AND :to
                        """).param("from", from).param("to", to).update();
    }

    private static List<String> proofs(TelegramServers servers) {
        return servers.database()
                .sql("SELECT DISTINCT format('%s by %s', verdict, proved_by) AS proof FROM telegram.coverage")
                .query((row, _) -> String.valueOf(row.getString("proof")))
                .list();
    }
}
