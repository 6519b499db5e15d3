package dev.tradingsystem.telegram.benchmarks.api;

import dev.tradingsystem.telegram.benchmarks.Material;
import dev.tradingsystem.telegram.benchmarks.append.CopyText;
import dev.tradingsystem.telegram.model.MessageEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// Fills the database by COPY with invented messages of the past, log and keys included.
///
/// The index of words is left out: no page measured here uses it, and it would take longer to
/// build than all the rest.
final class Archive {

    private static final int BATCH = 10_000;
    private static final long SEED = 4_010;

    private static final String COPY_MESSAGES = "COPY telegram.messages (" + CopyText.MESSAGE_COLUMNS + ") FROM STDIN";
    private static final String COPY_LOG = "COPY telegram.log (" + CopyText.LOG_COLUMNS + ") FROM STDIN";

    private static final List<String> AFTERWARDS = List.of(
            """
            INSERT INTO telegram.message_key (channel_id, message_id, sent_at, version, seq, digest, digest_version)
            SELECT channel_id, message_id, sent_at, 1, seq, 0, 1 FROM telegram.messages
            """,
            """
            INSERT INTO telegram.channel_head (channel_id, seq)
            SELECT channel_id, max(seq) FROM telegram.message_key GROUP BY channel_id
            """,
            """
            INSERT INTO telegram.channel (channel_id, account, title, watched)
            SELECT channel_id, 'main', 'a channel', true FROM telegram.channel_head
            """,
            "UPDATE telegram.log_head SET seq = (SELECT max(seq) FROM telegram.message_key)",
            "VACUUM (ANALYZE)",
            "CHECKPOINT");

    private Archive() {}

    /// @param count how many messages
    static void fill(ApiServers servers, int count) throws SQLException {
        try (Connection connection = servers.connect();
                var statement = connection.createStatement()) {
            statement.execute("DROP INDEX IF EXISTS telegram.messages_words");
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            var material = new Material(SEED);
            for (int before = 0; before < count; before += BATCH) {
                List<MessageEvent> batch = material.posted(Math.min(BATCH, count - before));
                copy(copy, COPY_MESSAGES, CopyText.messages(batch, before));
                copy(copy, COPY_LOG, CopyText.log(batch, before));
            }
            for (String sql : AFTERWARDS) {
                statement.execute(sql);
            }
        }
    }

    private static void copy(CopyManager copies, String sql, byte[] rows) throws SQLException {
        var copy = copies.copyIn(sql);
        copy.writeToCopy(rows, 0, rows.length);
        copy.endCopy();
    }
}
