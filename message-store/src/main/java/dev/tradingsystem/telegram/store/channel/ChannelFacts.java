package dev.tradingsystem.telegram.store.channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What Telegram says of channels: titles, members, access, and the account's list of chats.
public final class ChannelFacts {

    private static final String DESCRIBE = """
            UPDATE telegram.channel c
               SET title = :title, username = :username, members = coalesce(:members, c.members), kind = :kind,
                   changed_at = CASE WHEN c.title IS DISTINCT FROM :title OR c.username IS DISTINCT FROM :username
                                     THEN now() ELSE c.changed_at END
             WHERE c.channel_id = :channelId AND c.account = :account
               AND (c.title, c.username, c.kind, c.members)
                   IS DISTINCT FROM (:title, :username, :kind, coalesce(:members, c.members))
            """;

    private static final String LOST = """
            UPDATE telegram.channel c
               SET accessible = false, lost_at = coalesce(c.lost_at, :at), lost_reason = :reason, changed_at = now()
             WHERE c.channel_id = :channelId AND c.account = :account
               AND (c.accessible OR c.lost_reason IS DISTINCT FROM :reason)
            """;

    private static final String REGAINED = """
            UPDATE telegram.channel c
               SET accessible = true, lost_at = NULL, lost_reason = NULL, changed_at = now()
             WHERE c.channel_id = :channelId AND c.account = :account AND NOT c.accessible
            """;

    private static final String LOST_ONES = """
            SELECT c.channel_id FROM telegram.channel c
             WHERE c.account = :account AND c.watched AND c.listed AND NOT c.accessible
            """;

    private static final String FOUND = """
            WITH gone AS (
              DELETE FROM telegram.discovery d WHERE d.account = :account AND d.channel_id <> ALL (:ids)
            )
            INSERT INTO telegram.discovery AS d
                   (account, channel_id, title, username, members, kind, refused, found_at)
            SELECT :account, i.id, i.title, nullif(i.username, ''), nullif(i.members, -1), i.kind, nullif(i.refused, ''),
                   :at
              FROM unnest(:ids, :titles, :usernames, :members, :kinds, :refused)
                   AS i(id, title, username, members, kind, refused)
                ON CONFLICT (account, channel_id) DO UPDATE
               SET title = excluded.title, username = excluded.username, members = excluded.members,
                   kind = excluded.kind, refused = excluded.refused, found_at = excluded.found_at
            """;

    private static final String LAST = """
            SELECT d.channel_id, d.title, d.username, d.members, d.kind, d.refused, d.watched, d.found_at
              FROM telegram_v1.discovery d
             WHERE d.account = :account
             ORDER BY lower(d.title), d.channel_id
            """;

    private final JdbcClient jdbc;

    public ChannelFacts(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// Keeps what a channel is called now; an operator's label stands beside it.
    ///
    /// @return whether anything was new
    public boolean describe(
            String account,
            long channelId,
            String title,
            @Nullable String username,
            @Nullable Integer members,
            String kind) {
        return jdbc.sql(DESCRIBE)
                        .param("account", account)
                        .param("channelId", channelId)
                        .param("title", title)
                        .param("username", username, Types.VARCHAR)
                        .param("members", members, Types.INTEGER)
                        .param("kind", kind)
                        .update()
                == 1;
    }

    /// The channel cannot be read any more.
    ///
    /// @return whether that, or the reason, is new
    public boolean lost(String account, long channelId, String reason, Instant at) {
        return jdbc.sql(LOST)
                        .param("account", account)
                        .param("channelId", channelId)
                        .param("reason", reason)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// The channel can be read again.
    ///
    /// @return whether it could not before
    public boolean regained(String account, long channelId) {
        return jdbc.sql(REGAINED)
                        .param("account", account)
                        .param("channelId", channelId)
                        .update()
                == 1;
    }

    /// Watched channels that cannot be read.
    public List<Long> lostOnes(String account) {
        return jdbc.sql(LOST_ONES)
                .param("account", account)
                .query((row, _) -> row.getLong("channel_id"))
                .list();
    }

    /// Keeps what a discovery found, instead of what the one before it did.
    public void found(String account, List<Discovered> chats, Instant at) {
        jdbc.sql(FOUND)
                .param("account", account)
                .param("ids", chats.stream().mapToLong(Discovered::channelId).toArray())
                .param("titles", chats.stream().map(Discovered::title).toArray(String[]::new))
                .param(
                        "usernames",
                        chats.stream().map(c -> orEmpty(c.username())).toArray(String[]::new))
                .param(
                        "members",
                        chats.stream()
                                .mapToInt(c -> Optional.ofNullable(c.members()).orElse(-1))
                                .toArray())
                .param("kinds", chats.stream().map(Discovered::kind).toArray(String[]::new))
                .param("refused", chats.stream().map(c -> orEmpty(c.refused())).toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// What the last discovery found, by title.
    public List<Discovered> lastFound(String account) {
        return jdbc.sql(LAST)
                .param("account", account)
                .query((row, _) -> discovered(row))
                .list();
    }

    private static Discovered discovered(ResultSet row) throws SQLException {
        int members = row.getInt("members");
        boolean counted = !row.wasNull();
        return new Discovered(
                row.getLong("channel_id"),
                row.getString("title"),
                row.getString("username"),
                counted ? members : null,
                row.getString("kind"),
                row.getString("refused"),
                row.getBoolean("watched"),
                row.getObject("found_at", OffsetDateTime.class).toInstant());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
