package dev.tradingsystem.telegram.gateway.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promise: a server that dies makes things slower or later, never lost, and health says so
/// meanwhile.
class ServersDownIT {

    private static final long SEED = 20251030L;
    private static final double RATE = 300;

    @Test
    void everyMessageIsThereOnceAlthoughEachServerDiesDuringTheImport(@TempDir Path folder) throws Exception {
        var workload = new Workload(SEED).updates(folder.resolve("updates.jsonl"), 0, 12_000);
        try (var servers = new Servers();
                var gateway =
                        GatewayProcess.start(servers, Path.of("target", "servers-down.log"), RATE, workload.files())) {
            var tap = new QueueTap(servers.rabbit);
            var checker = new Checker(servers.database(), workload.truth());
            awaitHealth(gateway, "status", "healthy");

            servers.redis.killMaster();
            awaitHealth(gateway, "cache", "unavailable");
            commitsGoOn(checker);
            awaitHealth(gateway, "cache", "connected");

            servers.rabbit.kill();
            awaitHealth(gateway, "queue", "unavailable");
            awaitHealth(gateway, "status", "degraded");
            commitsGoOn(checker);
            servers.rabbit.startAgain();
            awaitHealth(gateway, "queue", "connected");

            servers.bouncer.kill();
            awaitHealth(gateway, "database", "unavailable");
            awaitHealth(gateway, "status", "unhealthy");
            servers.bouncer.startAgain();
            awaitHealth(gateway, "status", "healthy");

            servers.postgres.kill();
            awaitHealth(gateway, "database", "unavailable");
            servers.postgres.startAgain();
            awaitHealth(gateway, "status", "healthy");
            assertThat(checker.changes())
                    .as("all of it happened during the import")
                    .isLessThan(checker.changesExpected());

            await().atMost(Duration.ofMinutes(3)).until(() -> checker.changes() == checker.changesExpected());
            await().atMost(Duration.ofMinutes(1)).until(() -> servers.published() == checker.changesExpected());
            assertThat(gateway.stop()).isIn(0, 143);
            checker.everyMessageIsStoredExactlyOnce();
            checker.theLogHasNoGapAndNamesEachChangeBefore();
            checker.theLogKeepsTheOrderOfTheSource();
            checker.theQueueHasWhatTheLogHas(tap.drain());
        }
    }

    private static void awaitHealth(GatewayProcess gateway, String part, String word) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> word.equals(gateway.health().path(part).asString("")));
    }

    private static void commitsGoOn(Checker checker) {
        long before = checker.changes();
        await().atMost(Duration.ofSeconds(3)).until(() -> checker.changes() > before);
    }
}
