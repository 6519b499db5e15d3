package dev.tradingsystem.telegram.store.listing;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Changes the list of channels. Messages are never touched: a channel that is taken off the list
/// keeps them, and gets them back when it is listed again.
public final class ChannelList {

    private static final String ACCOUNT = """
            SELECT coalesce(
                     (SELECT d.account FROM telegram.discovery d WHERE d.channel_id = :channelId LIMIT 1),
                     (SELECT w.account FROM telegram.writer_lease w ORDER BY w.expires_at DESC LIMIT 1), 'main')
            """;
    private static final String ADD = """
            INSERT INTO telegram.channel AS c (channel_id, account, title, username, label, description, watched)
            SELECT :channelId, :account, d.title, d.username, :label, :description, :watched
              FROM (SELECT 1) one
              LEFT JOIN telegram.discovery d ON d.channel_id = :channelId AND d.account = :account
                ON CONFLICT (channel_id) DO UPDATE
               SET label = excluded.label, description = excluded.description, watched = excluded.watched,
                   listed = true, title = coalesce(excluded.title, c.title),
                   username = coalesce(excluded.username, c.username), changed_at = now()
             WHERE NOT c.listed
            """;
    private static final String CHANGE = """
            UPDATE telegram.channel c
               SET label = :label, description = :description, watched = :watched, changed_at = now()
             WHERE c.channel_id = :channelId AND c.listed
            """;
    private static final String REMOVE = """
            UPDATE telegram.channel c SET listed = false, watched = false, changed_at = now()
             WHERE c.channel_id = :channelId AND c.listed
            """;
    private static final String NAMED = """
            SELECT d.channel_id FROM telegram_v1.discovery d WHERE lower(d.username) = lower(:username) LIMIT 1
            """;
    private static final String FOUND = """
            SELECT d.channel_id, d.title, d.username, d.members, d.watched, d.found_at
              FROM telegram_v1.discovery d
             WHERE (:anyWatched OR d.watched = :watched)
               AND (:q = '' OR d.title ILIKE :q OR d.username ILIKE :q)
             ORDER BY lower(d.title), d.channel_id
            """;

    private final JdbcClient jdbc;

    public ChannelList(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// A chat of the account, as the last discovery found it.
    public record Chat(
            long channelId,
            String title,
            @Nullable String username,
            @Nullable Integer members,
            boolean watched,
            Instant foundAt) {}

    /// What operators say of a channel.
    public record Words(@Nullable String label, @Nullable String description, boolean watched) {}

    /// Puts a channel on the list.
    ///
    /// @return false when it is on it already
    public boolean add(long channelId, Words words) {
        return change(ADD, channelId, words, account(channelId)) == 1;
    }

    /// Changes what is said of a listed channel.
    public boolean change(long channelId, Words words) {
        return change(CHANGE, channelId, words, "") == 1;
    }

    private int change(String sql, long channelId, Words words, String account) {
        return jdbc.sql(sql)
                .param("channelId", channelId)
                .param("account", account)
                .param("label", words.label(), Types.VARCHAR)
                .param("description", words.description(), Types.VARCHAR)
                .param("watched", words.watched())
                .update();
    }

    /// Takes a channel off the list.
    public boolean remove(long channelId) {
        return jdbc.sql(REMOVE).param("channelId", channelId).update() == 1;
    }

    /// Whose gateway reads the channel: the account that discovered it, else the one that writes.
    public String account(long channelId) {
        return jdbc.sql(ACCOUNT)
                .param("channelId", channelId)
                .query(String.class)
                .single();
    }

    /// The discovered chat with that user name.
    public Optional<Long> named(String username) {
        return jdbc.sql(NAMED)
                .param("username", username)
                .query((row, _) -> row.getLong("channel_id"))
                .optional();
    }

    /// What the last discovery found, by title.
    ///
    /// @param q part of title or user name; all when empty
    /// @param watched only watched ones, only others, or both when `null`
    public List<Chat> discovered(String q, @Nullable Boolean watched) {
        return jdbc.sql(FOUND)
                .param("q", q.isEmpty() ? "" : "%" + q.replaceAll("[\\\\%_]", "\\\\$0") + "%")
                .param("anyWatched", watched == null)
                .param("watched", Boolean.TRUE.equals(watched))
                .query((row, _) -> {
                    int members = row.getInt("members");
                    return new Chat(
                            row.getLong("channel_id"),
                            row.getString("title"),
                            row.getString("username"),
                            row.wasNull() ? null : members,
                            row.getBoolean("watched"),
                            row.getObject("found_at", OffsetDateTime.class).toInstant());
                })
                .list();
    }
}
