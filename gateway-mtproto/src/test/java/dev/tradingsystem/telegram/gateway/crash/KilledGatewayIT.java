package dev.tradingsystem.telegram.gateway.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promise: nothing lost, nothing twice, in order, whenever the process dies.
class KilledGatewayIT {

    private static final int KILLS = 20;
    private static final long SEED = Long.getLong("crash.seed", 20251028L);

    @Test
    void everyMessageIsThereOnceHoweverOftenTheProcessIsKilled(@TempDir Path folder) throws Exception {
        var random = new Random(SEED);
        var workload = new Workload(SEED)
                .exported(folder.resolve("export.json"), 3, 12_000)
                .updates(folder.resolve("updates.jsonl"), 0, 8_000);
        try (var servers = new Servers()) {
            var tap = new QueueTap(servers.rabbit);
            var checker = new Checker(servers.database(), workload.truth());
            int killedInMidImport = 0;
            for (int life = 0; life < KILLS; life++) {
                long before = checker.changes();
                try (var gateway =
                        GatewayProcess.start(servers, Path.of("target", "killed-gateway.log"), 0, workload.files())) {
                    await().atMost(Duration.ofSeconds(60))
                            .pollInterval(Duration.ofMillis(10))
                            .until(() -> checker.changes() > before || before == checker.changesExpected());
                    LockSupport.parkNanos(random.nextInt(120_000_000));
                    gateway.kill();
                }
                killedInMidImport += checker.changes() < checker.changesExpected() ? 1 : 0;
            }
            try (var gateway =
                    GatewayProcess.start(servers, Path.of("target", "killed-gateway.log"), 0, workload.files())) {
                await().atMost(Duration.ofMinutes(2)).until(() -> checker.changes() == checker.changesExpected());
                await().atMost(Duration.ofMinutes(1)).until(() -> servers.published() == checker.changesExpected());
                assertThat(gateway.stop()).isIn(0, 143);
            }
            checker.everyMessageIsStoredExactlyOnce();
            checker.theLogHasNoGapAndNamesEachChangeBefore();
            checker.theLogKeepsTheOrderOfTheSource();
            checker.theQueueHasWhatTheLogHas(tap.drain());
            System.out.printf("killed %d times, %d of them in mid-import, seed %d%n", KILLS, killedInMidImport, SEED);
        }
    }
}
