package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import dev.tradingsystem.telegram.store.read.StoredMessage.Hidden;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message as a row `m` of `telegram_v1.messages`.
final class MessageRow {

    static final String COLUMNS = """
            SELECT m.channel_id, m.message_id, m.version, m.seq, m.sent_at, m.edited_at, m.deleted_at, m.received_at,
                   m.recorded_at, m.origin, m.status, m.hidden_at, m.hidden_by, m.hidden_reason, m.body::text AS body
            """;

    private MessageRow() {}

    static StoredMessage read(ResultSet row) throws SQLException {
        return new StoredMessage(
                ChangeJson.readBody(
                        row.getLong("channel_id"),
                        row.getLong("message_id"),
                        Columns.time(row, "sent_at"),
                        Columns.timeOrNull(row, "edited_at"),
                        Columns.timeOrNull(row, "deleted_at"),
                        row.getString("body")),
                row.getInt("version"),
                row.getLong("seq"),
                MessageStatus.of(row.getString("status")),
                Origin.of(row.getString("origin")),
                Columns.time(row, "received_at"),
                Columns.time(row, "recorded_at"),
                hidden(row));
    }

    private static @Nullable Hidden hidden(ResultSet row) throws SQLException {
        Instant at = Columns.timeOrNull(row, "hidden_at");
        return at == null ? null : new Hidden(at, row.getString("hidden_by"), row.getString("hidden_reason"));
    }
}
