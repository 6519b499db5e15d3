package dev.tradingsystem.telegram.store.legacy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Brings the previous stack's list of channels over: what it watched is watched.
final class LegacyChannels {

    private static final String READ = """
            SELECT m.channel_id, m.is_active, <title> AS title, <label> AS label, <description> AS description
              FROM <table> m
             WHERE m.channel_id BETWEEN -1997852516352 AND -1000000000001
            """;
    private static final String TAKE = """
            INSERT INTO telegram.channel AS c (channel_id, account, title, label, description, watched)
            VALUES (:channelId, :account, :title, :label, :description, :watched)
                ON CONFLICT (channel_id) DO UPDATE
               SET title = coalesce(c.title, excluded.title), label = coalesce(c.label, excluded.label),
                   description = coalesce(c.description, excluded.description),
                   watched = c.watched OR excluded.watched, changed_at = now()
             WHERE :first AND c.account = excluded.account
            """;
    private static final String UNLISTED = """
            INSERT INTO telegram.channel (channel_id, account)
            SELECT h.channel_id, :account FROM telegram.channel_head h
                ON CONFLICT (channel_id) DO NOTHING
            """;

    private final JdbcClient jdbc;
    private final String account;

    LegacyChannels(DataSource target, String account) {
        this.jdbc = JdbcClient.create(target);
        this.account = account;
    }

    /// Copies the list.
    ///
    /// @param first whether this is the first time; later, what is known stays as
    ///     somebody may have changed it meanwhile
    /// @return how many the previous stack had
    long copy(OldDatabase old, boolean first) throws SQLException {
        Map<String, String> columns =
                LegacyTable.columns(old.connection(), old.table().schema(), "channels");
        if (columns.isEmpty()) {
            return 0;
        }
        long channels = 0;
        try (PreparedStatement statement = old.connection().prepareStatement(read(old, columns));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                take(row, first);
                channels++;
            }
        }
        return channels;
    }

    private static String read(OldDatabase old, Map<String, String> columns) {
        String sql = READ.replace("<table>", LegacyTable.quoted(old.table().schema()) + ".channels");
        for (String column : new String[] {"title", "label", "description"}) {
            sql = sql.replace("<" + column + ">", columns.containsKey(column) ? "m." + column : "NULL::text");
        }
        return sql;
    }

    private void take(ResultSet row, boolean first) throws SQLException {
        jdbc.sql(TAKE)
                .param("channelId", row.getLong("channel_id"))
                .param("account", account)
                .param("title", row.getString("title"), Types.VARCHAR)
                .param("label", row.getString("label"), Types.VARCHAR)
                .param("description", row.getString("description"), Types.VARCHAR)
                .param("watched", row.getBoolean("is_active"))
                .param("first", first)
                .update();
    }

    /// Lists the channels of which there are messages and nothing else, unwatched.
    void listOthers() {
        jdbc.sql(UNLISTED).param("account", account).update();
    }
}
