package dev.tradingsystem.telegram.gateway.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promise: a batch that was committed while its answer was lost is neither repeated nor
/// forgotten.
class LostAnswersIT {

    private static final int CUTS = 25;
    private static final long SEED = Long.getLong("crash.seed", 20251029L);

    @Test
    void everyMessageIsThereOnceHoweverOftenTheAnswerOfACommitIsLost(@TempDir Path folder) throws Exception {
        var random = new Random(SEED);
        var workload = new Workload(SEED)
                .exported(folder.resolve("export.json"), 2, 10_000)
                .updates(folder.resolve("updates.jsonl"), 0, 10_000);
        try (var servers = new Servers();
                var gateway =
                        GatewayProcess.start(servers, Path.of("target", "lost-answers.log"), 1_500, workload.files())) {
            var tap = new QueueTap(servers.rabbit);
            var checker = new Checker(servers.database(), workload.truth());
            await().atMost(Duration.ofMinutes(1)).until(() -> checker.changes() > 0);
            int inMidImport = 0;
            for (int cut = 1; cut <= CUTS; cut++) {
                LockSupport.parkNanos(random.nextInt(200_000_000));
                inMidImport += checker.changes() < checker.changesExpected() ? 1 : 0;
                long before = servers.proxy.cuts();
                servers.proxy.cutBeforeAnswerTo("telegram.append");
                await().atMost(Duration.ofSeconds(20))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> servers.proxy.cuts() > before);
            }
            assertThat(inMidImport).isEqualTo(CUTS);
            await().atMost(Duration.ofMinutes(2)).until(() -> checker.changes() == checker.changesExpected());
            await().atMost(Duration.ofMinutes(1)).until(() -> servers.published() == checker.changesExpected());
            assertThat(gateway.stop()).isIn(0, 143);
            checker.everyMessageIsStoredExactlyOnce();
            checker.theLogHasNoGapAndNamesEachChangeBefore();
            checker.theLogKeepsTheOrderOfTheSource();
            checker.theQueueHasWhatTheLogHas(tap.drain());
            System.out.printf("%d answers of appends lost in mid-import, seed %d%n", inMidImport, SEED);
        }
    }
}
