package dev.tradingsystem.telegram.store.log;

import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import dev.tradingsystem.telegram.model.wire.ChangeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the log table itself, for the sinks that follow it on the writing side.
public final class LogReader {

    private static final String AFTER = """
            SELECT g.seq, g.prev, g.kind, g.channel_id, g.message_id, g.version, g.sent_at, g.edited_at, g.deleted_at,
                   g.received_at, g.recorded_at, g.origin, g.body::text AS body
              FROM telegram.log g
             WHERE g.seq > :seq AND g.account = :account
             ORDER BY g.seq
             LIMIT :limit
            """;

    private final JdbcClient jdbc;

    public LogReader(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// What an account's gateway wrote after a number, in order.
    public List<Change> after(String account, long seq, int limit) {
        return jdbc.sql(AFTER)
                .param("seq", seq)
                .param("account", account)
                .param("limit", limit)
                .query((row, _) -> change(row))
                .list();
    }

    /// One row of the log, or of the view `telegram_v1.changes` with `body` as text.
    public static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getLong("seq"),
                row.getLong("prev"),
                ChangeKind.of(row.getString("kind")),
                row.getInt("version"),
                Origin.of(row.getString("origin")),
                time(row, "received_at"),
                time(row, "recorded_at"),
                ChangeJson.readBody(
                        row.getLong("channel_id"),
                        row.getLong("message_id"),
                        time(row, "sent_at"),
                        timeOrNull(row, "edited_at"),
                        timeOrNull(row, "deleted_at"),
                        row.getString("body")));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
