package dev.tradingsystem.telegram.store.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The listed channels and what is known of their messages.
public final class Channels {

    /// What is unknown is counted in one place, the view of the coverage; LIMIT keeps it from
    /// being counted for channels that are not asked for.
    private static final String SELECT = """
            SELECT c.channel_id, c.title, c.username, c.label, c.description, c.watched, c.accessible, c.start_id,
                   c.added_at, c.seq, latest.message_id, latest.sent_at,
                   (SELECT max(p.proved_at) FROM telegram_v1.coverage p
                     WHERE p.channel_id = c.channel_id AND p.to_id >= c.start_id) AS proved_at,
                   CASE WHEN v.latest_id >= v.start_id THEN v.unknown END AS unknown
              FROM telegram_v1.channels c
              LEFT JOIN LATERAL (
                   SELECT k.message_id, k.sent_at
                     FROM telegram_v1.message_key k
                    WHERE k.channel_id = c.channel_id
                    ORDER BY k.message_id DESC
                    LIMIT 1
                   ) latest ON true
              LEFT JOIN LATERAL (
                   SELECT x.start_id, x.latest_id, x.unknown
                     FROM telegram_v1.channel_coverage x
                    WHERE x.channel_id = c.channel_id
                    LIMIT 1
                   ) v ON true
            """;
    private static final String LIST = SELECT + """
             WHERE c.channel_id > :after AND (:all OR c.channel_id = ANY(:channelIds))
               AND (:anyWatched OR c.watched = :watched)
               AND (:q = '' OR c.title ILIKE :q OR c.username ILIKE :q OR c.label ILIKE :q)
             ORDER BY c.channel_id
             LIMIT :limit
            """;
    private static final String ONE = SELECT + " WHERE c.channel_id = :channelId";
    private static final String VERDICT = """
            SELECT CASE
                     WHEN :messageId < c.start_id THEN 'below-start'
                     WHEN v.verdict IS NOT NULL THEN v.verdict
                     WHEN :messageId > greatest(
                          (SELECT max(k.message_id) FROM telegram_v1.message_key k WHERE k.channel_id = c.channel_id),
                          (SELECT max(x.to_id) FROM telegram_v1.coverage x WHERE x.channel_id = c.channel_id))
                     THEN 'beyond-latest'
                     ELSE 'unknown'
                   END AS verdict
              FROM telegram_v1.channels c
              LEFT JOIN telegram_v1.coverage v
                ON v.channel_id = c.channel_id AND v.from_id <= :messageId AND v.to_id >= :messageId
               AND v.verdict <> 'stored'  -- a message is held where it has a key
             WHERE c.channel_id = :channelId
            """;

    private final JdbcClient jdbc;

    public Channels(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// Listed channels by id.
    ///
    /// @param among only these; all when `null`
    /// @param watched only watched ones, only others, or both when `null`
    /// @param after ids above this one
    public List<Channel> list(@Nullable Collection<Long> among, @Nullable Boolean watched, long after, int limit) {
        return list(among, watched, "", after, limit);
    }

    /// The same of those whose title, user name or label contains some words.
    ///
    /// @param words all when empty
    public List<Channel> list(
            @Nullable Collection<Long> among, @Nullable Boolean watched, String words, long after, int limit) {
        return jdbc.sql(LIST)
                .param("after", after)
                .param("all", among == null)
                .param("channelIds", Columns.numbers(among == null ? List.of() : among))
                .param("anyWatched", watched == null)
                .param("watched", Boolean.TRUE.equals(watched))
                .param("q", words.isEmpty() ? "" : "%" + words.replaceAll("[\\\\%_]", "\\\\$0") + "%")
                .param("limit", limit)
                .query((row, _) -> channel(row))
                .list();
    }

    /// One listed channel.
    public Optional<Channel> find(long channelId) {
        return jdbc.sql(ONE)
                .param("channelId", channelId)
                .query((row, _) -> channel(row))
                .optional();
    }

    /// Why a message is not held, in the words of the API; empty when the channel is not listed.
    public Optional<String> verdict(long channelId, long messageId) {
        return jdbc.sql(VERDICT)
                .param("channelId", channelId)
                .param("messageId", messageId)
                .query(String.class)
                .optional()
                .map(verdict -> verdict.equals("deleted") ? "deleted-upstream" : verdict);
    }

    private static Channel channel(ResultSet row) throws SQLException {
        Long messageId = Columns.numberOrNull(row, "message_id");
        Instant sentAt = Columns.timeOrNull(row, "sent_at");
        Long unknown = Columns.numberOrNull(row, "unknown");
        return new Channel(
                row.getLong("channel_id"),
                row.getString("title"),
                row.getString("username"),
                row.getString("label"),
                row.getString("description"),
                row.getBoolean("watched"),
                row.getBoolean("accessible"),
                row.getLong("start_id"),
                Columns.time(row, "added_at"),
                row.getLong("seq"),
                messageId == null || sentAt == null ? null : new Channel.LastMessage(messageId, sentAt),
                unknown == null ? null : new Channel.Coverage(unknown, Columns.timeOrNull(row, "proved_at")));
    }
}
