package dev.tradingsystem.telegram.api.scale;

import dev.tradingsystem.telegram.local.LocalPostgres;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Fills the log, the messages and their keys by COPY: twenty channels, a message every five
/// minutes up to now, so that a million of them are nine years.
///
/// @param count how many messages
record ManyMessages(LocalPostgres postgres, String database, int count) {

    static final int CHANNELS = 20;
    private static final int SECONDS = 300;
    private static final int CHUNK = 2_000;

    private static final String MESSAGES = "telegram.messages (channel_id, sent_at, message_id, account, version, seq, "
            + "content_kind, received_at, recorded_at, origin, body)";
    private static final String LOG =
            "telegram.log (seq, prev, supersedes, account, kind, channel_id, message_id, version, "
                    + "sent_at, received_at, recorded_at, origin, body)";
    private static final String KEYS =
            "telegram.message_key (channel_id, message_id, sent_at, version, seq, digest, digest_version)";

    private static final List<String> AFTERWARDS = List.of(
            """
            INSERT INTO telegram.channel (channel_id, account, title, watched)
            SELECT -n, 'main', 'channel ' || n, true FROM generate_series(1, %d) n
            """.formatted(CHANNELS),
            """
            INSERT INTO telegram.channel_head (channel_id, seq)
            SELECT channel_id, max(seq) FROM telegram.message_key GROUP BY channel_id
            """,
            "UPDATE telegram.log_head SET seq = (SELECT max(seq) FROM telegram.log)",
            """
            INSERT INTO telegram.consumer_mark (consumer, channel_id, message_id, version, outcome, attempts, marked_at)
            SELECT 'reports', channel_id, message_id, 1, CASE WHEN seq %% 10 = 0 THEN 'failed' ELSE 'processed' END, 1, sent_at
              FROM telegram.message_key WHERE seq %% 20 < 10
            """.replace("%%", "%"),
            "ANALYZE");

    void fill() throws SQLException, InterruptedException, ExecutionException {
        Instant first = Instant.now().minusSeconds((long) count * SECONDS);
        try (var copies = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = List.of(
                    copies.submit(() -> copy(MESSAGES, n -> message(n, first))),
                    copies.submit(() -> copy(LOG, n -> log(n, first))),
                    copies.submit(() -> copy(KEYS, n -> key(n, first))));
            for (Future<?> copy : running) {
                copy.get();
            }
        }
        try (Connection connection = postgres.connect(database);
                var statement = connection.createStatement()) {
            for (String sql : AFTERWARDS) {
                statement.execute(sql);
            }
        }
    }

    private void copy(String table, IntFunction<String> row) {
        try (Connection connection = postgres.connect(database)) {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN");
            var rows = new StringBuilder();
            for (int n = 1; n <= count; n++) {
                rows.append(row.apply(n)).append('\n');
                if (n % CHUNK == 0 || n == count) {
                    byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
                    copy.writeToCopy(bytes, 0, bytes.length);
                    rows.setLength(0);
                }
            }
            copy.endCopy();
        } catch (SQLException e) {
            throw new IllegalStateException("copying into " + table, e);
        }
    }

    private static String message(int n, Instant first) {
        Instant at = at(n, first);
        return String.join(
                "\t",
                channel(n),
                at.toString(),
                id(n),
                "main",
                "1",
                Integer.toString(n),
                kind(n),
                at.toString(),
                at.toString(),
                "live",
                body(n));
    }

    private static String log(int n, Instant first) {
        Instant at = at(n, first);
        return String.join(
                "\t",
                Integer.toString(n),
                Integer.toString(Math.max(0, n - CHANNELS)),
                "0",
                "main",
                "posted",
                channel(n),
                id(n),
                "1",
                at.toString(),
                at.toString(),
                at.toString(),
                "live",
                body(n));
    }

    private static String key(int n, Instant first) {
        return String.join("\t", channel(n), id(n), at(n, first).toString(), "1", Integer.toString(n), "0", "1");
    }

    private static Instant at(int n, Instant first) {
        return first.plusSeconds((long) n * SECONDS);
    }

    private static String channel(int n) {
        return Integer.toString(-1 - n % CHANNELS);
    }

    private static String id(int n) {
        return Integer.toString(1 + n / CHANNELS);
    }

    private static String kind(int n) {
        return n % 997 == 0 ? "photo" : "text";
    }

    /// Some answer, some belong to a thread, some to
    /// an album; few are photos, two hold a rare word.
    private static String body(int n) {
        String word = n == 5 || n == 1_005 ? "jabuticaba " : "";
        String text = word + "compra alvo stop " + Integer.toHexString(n * 0x9E3779B1);
        return "{\"" + (n % 997 == 0 ? "caption" : "text") + "\":\"" + text + "\""
                + (n % 100 == 0 ? ",\"replyTo\":{\"channelId\":\"-1\",\"messageId\":\"" + n / 1_000 + "\"}" : "")
                + (n % 100 == 1 ? ",\"threadId\":\"" + n / 1_000 + "\"" : "")
                + (n % 100 == 2 ? ",\"albumId\":\"" + n / 1_000 + "\"" : "")
                + "}";
    }
}
