package dev.tradingsystem.telegram.gateway.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Promise: bad input gets a clear error with its place, and loses nothing else.
class BadInputIT {

    private static final long DATE = 1_760_000_000L;

    private static String message(long id, long date, String text) {
        return """
                {"@type":"updateNewMessage","message":{"@type":"message","id":%d,"chat_id":-1001000000500,\
                "is_channel_post":true,"date":%d,"edit_date":0,"content":{"@type":"messageText",\
                "text":{"@type":"formattedText","text":"%s","entities":[]}}}}
                """.formatted(id << 20, date, text);
    }

    @Test
    void everythingReadableIsStoredAndEverythingElseIsReportedWithItsPlace(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("updates.jsonl");
        var workload = new Workload(1).updates(file, 0, 1_000);
        String longest = "😀".repeat(4096);
        Files.writeString(
                file,
                String.join(
                        "",
                        "{\"@type\":\"updateNewMessage\",\"message\":{\n",
                        "{\"@type\":\"updateSomethingOfALaterVersion\"}\n",
                        message(2_001, DATE, "with \\u0000 inside"),
                        message(2_002, DATE, "half a pair \\ud83d here"),
                        message(-3, DATE, "wrong id"),
                        message(2_003, 1_300_000_000L, "before there was Telegram"),
                        message(1_999, DATE + 5, "out of order"),
                        message(1_999, DATE + 5, "out of order"),
                        message(2_004, DATE, longest)),
                StandardOpenOption.APPEND);
        long lines = Files.readAllLines(file).size();
        workload.truth().put(new Workload.Id(-1_001_000_000_500L, 1_999), new Workload.Truth(1, "out of order", false));
        workload.truth().put(new Workload.Id(-1_001_000_000_500L, 2_004), new Workload.Truth(1, longest, false));
        Path log = Path.of("target", "bad-input.log");
        Files.deleteIfExists(log);
        try (var servers = new Servers();
                var gateway = GatewayProcess.start(servers, log, 0, List.of(file))) {
            var checker = new Checker(servers.database(), workload.truth());
            await().atMost(Duration.ofMinutes(2)).until(() -> checker.changes() == checker.changesExpected());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> rejected(servers.database()).size() == 2);
            checker.everyMessageIsStoredExactlyOnce();
            checker.theLogHasNoGapAndNamesEachChangeBefore();
            assertThat(rejected(servers.database())).containsExactlyInAnyOrder(2_001L, 2_002L);
            await().atMost(Duration.ofSeconds(30)).until(() -> servers.published() == checker.changesExpected());
            assertThat(unroutable(servers.database())).isGreaterThanOrEqualTo(checker.changesExpected());
            assertThat(gateway.status("/livez", false)).isEqualTo(200);
            assertThat(gateway.status("/metrics", false)).isEqualTo(401);
            assertThat(gateway.status("/metrics", true)).isEqualTo(200);
            assertThat(gateway.stop()).isIn(0, 143);
        }
        assertThat(Files.readString(log))
                .contains("updates.jsonl at line " + (lines - 8))
                .contains("updates.jsonl at line " + (lines - 4))
                .contains("updates.jsonl at line " + (lines - 3));
    }

    private static List<Long> rejected(JdbcClient database) {
        return database.sql("SELECT message_id FROM telegram.rejected")
                .query(Long.class)
                .list();
    }

    /// Nothing is bound to the exchange, so each change comes back.
    private static long unroutable(JdbcClient database) {
        return database.sql("SELECT coalesce(sum(returned), 0) FROM telegram.unroutable")
                .query(Long.class)
                .single();
    }
}
