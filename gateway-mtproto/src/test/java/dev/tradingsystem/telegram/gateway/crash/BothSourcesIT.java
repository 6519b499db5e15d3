package dev.tradingsystem.telegram.gateway.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promise: the same message from an export and from live updates is one message, whichever comes
/// first.
class BothSourcesIT {

    private static final int MESSAGES = 5_000;

    @Test
    void theSameMessagesThroughBothSourcesAtOnceAreStoredOnce(@TempDir Path folder) throws Exception {
        var workload = new Workload(7).exported(folder.resolve("export.json"), 2, MESSAGES);
        workload.alsoAsUpdates(folder.resolve("updates.jsonl"));
        Path log = Path.of("target", "both-sources.log");
        Files.deleteIfExists(log);
        try (var servers = new Servers();
                var gateway = GatewayProcess.start(servers, log, 0, workload.files())) {
            var checker = new Checker(servers.database(), workload.truth());
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> Files.readString(log).split("is taken in", -1).length == 3);
            assertThat(checker.changes()).isEqualTo(2L * MESSAGES);
            checker.everyMessageIsStoredExactlyOnce();
            checker.theLogHasNoGapAndNamesEachChangeBefore();
            checker.theLogKeepsTheOrderOfTheSource();
            assertThat(origins(servers)).as("both sources were first sometimes").isEqualTo(2);
            await("every sink said that it has all")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> gateway.sinks()
                            .path("items")
                            .valueStream()
                            .allMatch(sink -> sink.path("lag").asLong(-1) == 0
                                    && sink.path("lastConfirmAt").isString()));
            checker.everyChangeHasItsTimeOfEachSink();
            assertThat(gateway.stop()).isIn(0, 143);
        }
    }

    private static long origins(Servers servers) {
        return servers.database()
                .sql("SELECT count(DISTINCT origin) FROM telegram.log")
                .query(Long.class)
                .single();
    }
}
