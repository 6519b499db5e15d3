package dev.tradingsystem.telegram.gateway.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.testdc.TestDatacenter;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.script.ScriptedDay;
import dev.tradingsystem.telegram.testdc.script.ScriptedFaults;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A day of a channel, with everything that can happen in one, while Telegram loses pushes and
/// connections and the gateway is killed again and again: at the end the log is the channel.
///
/// `-Dday.seed`, `-Dday.events` and `-Dday.kills` make another day of it.
class ScriptedDayIT {

    private static final long SEED = Long.getLong("day.seed", 20_251_105);
    private static final int EVENTS = Integer.getInteger("day.events", 2_000);
    private static final int KILLS = Integer.getInteger("day.kills", 4);
    private static final int SHARE = EVENTS / (KILLS + 1);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Map<String, Object> IMPATIENT = Map.of(
            "telegram.lease.time-to-live", "1s",
            "telegram.coverage.pace", "20ms",
            "telegram.coverage.look-every", "500ms",
            "telegram.coverage.retry-after", "1s",
            "telegram.coverage.open-anew-every", "2s");

    @TempDir
    private Path folder;

    @Test
    void theLogIsTheChannelWhateverHappenedInBetween() throws IOException, InterruptedException {
        try (TelegramServers servers = TelegramServers.start()) {
            TestDatacenter telegram = servers.telegram();
            User user = telegram.user("+99966 1 2345").code("24680");
            Channel channel = telegram.channel("Signals of the day");
            telegram.join(user, channel);
            var faults = new ScriptedFaults(telegram, channel, SEED, 60);
            ScriptedDay day =
                    ScriptedDay.of(telegram.accounts(), channel, SEED, EVENTS).with(faults);
            logIn(servers, user, channel);

            var random = new Random(SEED);
            GatewayProcess gateway = start(servers, channel);
            for (int kill = 1; kill <= KILLS; kill++) {
                awaitReady(gateway, day);
                GatewayProcess running = gateway;
                play(day, SHARE / 2);
                Thread killer = Thread.startVirtualThread(() -> killWithin(random.nextInt(500), running));
                play(day, SHARE / 4);
                killer.join();
                gateway = start(servers, channel);
                play(day, SHARE / 4);
            }
            awaitReady(gateway, day);
            play(day, EVENTS - day.done());
            try (GatewayProcess last = gateway) {
                var comparison = new ChannelComparison(servers.database(), TelegramGateway.id(channel), channel);
                await().atMost(Duration.ofMinutes(3))
                        .pollInterval(Duration.ofSeconds(1))
                        .untilAsserted(
                                () -> assertThat(comparison.differences()).isEmpty());
                System.out.printf(
                        "seed %d: %d steps, %d kills, faults %s%n%s%n",
                        SEED, day.done(), KILLS, faults.counts(), comparison.counts());
                last.terminate();
                assertThat(last.awaitExit()).isIn(0, 143);
            }
            assertThat(folder.resolve("gateway.log"))
                    .content()
                    .as("the channel was never out of reach")
                    .doesNotContain("channel cannot be read any more");
        }
    }

    /// The day goes on meanwhile: only its steps end an outage.
    private static void awaitReady(GatewayProcess gateway, ScriptedDay day) {
        await("ready")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(PAUSE.multipliedBy(10))
                .until(() -> {
                    boolean ready = gateway.state().equals("READY");
                    if (!ready) {
                        play(day, 1);
                    }
                    return ready;
                });
    }

    /// Steps of the day, some hundreds to a second.
    private static void play(ScriptedDay day, int steps) {
        for (int step = 0; step < steps && !day.isOver(); step++) {
            day.step();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static void killWithin(int millis, GatewayProcess gateway) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
        gateway.kill();
    }

    private void logIn(TelegramServers servers, User user, Channel channel) throws IOException, InterruptedException {
        try (GatewayProcess first = start(servers, channel)) {
            first.logIn(user).terminate();
            assertThat(first.awaitExit()).isIn(0, 143);
        }
    }

    private GatewayProcess start(TelegramServers servers, Channel channel) throws IOException {
        Map<String, Object> settings = new HashMap<>(IMPATIENT);
        settings.put("TELEGRAM_CHANNELS", TelegramGateway.id(channel));
        return GatewayProcess.launch(
                servers, "main", folder.resolve("session"), folder.resolve("gateway.log"), settings);
    }
}
