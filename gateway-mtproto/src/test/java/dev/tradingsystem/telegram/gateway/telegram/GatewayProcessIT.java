package dev.tradingsystem.telegram.gateway.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.gateway.telegram.GatewayClient.Reply;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promise: one session for one account, whoever else is started; a stop loses nothing.
class GatewayProcessIT {

    private static final Duration TAKEOVER = Duration.ofSeconds(30);
    private static final int POSTS = 600;

    @TempDir
    static Path folder;

    private static TelegramServers servers;

    @BeforeAll
    static void start() {
        servers = TelegramServers.start();
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    private static Path output() throws IOException {
        return Files.createDirectories(Path.of("target")).resolve("telegram-gateway-process.log");
    }

    private static GatewayProcess gateway(String account, long watched) throws IOException {
        return GatewayProcess.start(
                servers,
                account,
                folder.resolve(account),
                output(),
                Map.of("TELEGRAM_CHANNELS", watched == 0 ? "" : watched, "LOG_LEVEL", "info"));
    }

    @Test
    void opensOneSessionAndHandsItOverWhenItsHolderIsKilled() throws Exception {
        User user = servers.telegram().user("+5511900000001");
        try (GatewayProcess first = gateway("pair", 0).logIn(user);
                GatewayProcess second = gateway("pair", 0)) {
            second.awaitState("STANDBY");
            assertThat(second.http().get("/health").field("lease")).isEqualTo("standby");
            assertThat(second.http().get("/livez").status()).isEqualTo(200);
            Reply refused = second.http().post("/login", Map.of("method", "qr"));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.field("type")).endsWith(":standby");
            assertThat(refused.field("holder"))
                    .isEqualTo(first.http()
                            .get("/session")
                            .json()
                            .path("lease")
                            .path("holder")
                            .asString(""))
                    .isNotEmpty();
            Reply notHere = second.http().get("/channels/discovery?refresh=true");
            assertThat(notHere.field("type")).endsWith(":standby");
            assertThat(notHere.field("holder")).isEqualTo(refused.field("holder"));
            assertThat(first.http().meter("telegram_lease_held")).isOne();
            assertThat(second.http().meter("telegram_lease_held")).isZero();
            assertThat(second.http().meter("telegram_session_state{state=\"standby\"}"))
                    .isOne();
            Instant killed = Instant.now();
            first.kill();
            second.awaitState("READY");
            Duration took = Duration.between(killed, Instant.now());
            assertThat(took).isLessThan(TAKEOVER);
            assertThat(servers.telegram().logins(user)).isOne();
            System.out.printf("the second gateway was ready %d ms after the first was killed%n", took.toMillis());
            second.terminate();
            assertThat(second.awaitExit()).isIn(0, 143);
        }
    }

    @Test
    void losesNothingWhenItIsStoppedUnderLoad() throws Exception {
        User user = servers.telegram().user("+5511900000002");
        Channel channel = servers.telegram().channel("Load");
        servers.telegram().join(user, channel);
        long id = TelegramGateway.id(channel);
        var posted = new AtomicInteger();
        try (var poster = Executors.newSingleThreadScheduledExecutor();
                GatewayProcess stopped = gateway("load", id).logIn(user)) {
            var _ = poster.scheduleAtFixedRate(() -> postNext(channel, posted), 0, 3, TimeUnit.MILLISECONDS);
            await().atMost(Duration.ofSeconds(30)).until(() -> stored(id) > 20);
            stopped.terminate();
            assertThat(stopped.awaitExit()).isIn(0, 143);
            await().atMost(Duration.ofSeconds(30)).until(() -> posted.get() == POSTS);
        }
        long before = stored(id);
        assertThat(before).as("stored when it was stopped in the middle").isBetween(21L, POSTS - 1L);
        try (GatewayProcess again = gateway("load", id)) {
            again.awaitState("READY");
            await().atMost(Duration.ofSeconds(90)).until(() -> stored(id) == POSTS);
            again.terminate();
            assertThat(again.awaitExit()).isIn(0, 143);
        }
        System.out.printf("stopped with %d of %d posts stored, the rest came after the restart%n", before, POSTS);
    }

    @Test
    void endsWhenASessionIsRequiredAndThereIsNone() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.launch(
                servers, "none", folder.resolve("none"), output(), Map.of("TELEGRAM_SESSION_REQUIRED", true))) {
            assertThat(gateway.awaitExit()).isEqualTo(78);
        }
    }

    private static void postNext(Channel channel, AtomicInteger posted) {
        if (posted.get() < POSTS) {
            channel.post("post " + (posted.get() + 1));
            posted.incrementAndGet();
        }
    }

    private static long stored(long channelId) {
        return servers.database()
                .sql("SELECT count(*) FROM telegram.messages m WHERE m.channel_id = ? AND m.content_kind = 'text'")
                .param(channelId)
                .query(Long.class)
                .single();
    }
}
