package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.model.wire.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every version of a message that the log still holds. Each change names the one before it, so
/// the way back is walked by number and needs no index of its own.
public final class Versions {

    private static final String ALL = """
            WITH RECURSIVE chain AS (
              SELECT g.seq, g.supersedes
                FROM telegram_v1.changes g
               WHERE g.seq = (SELECT k.seq FROM telegram_v1.message_key k
                               WHERE k.channel_id = :channelId AND k.message_id = :messageId)
               UNION ALL
              SELECT before.seq, before.supersedes
                FROM chain
               CROSS JOIN LATERAL (SELECT g.seq, g.supersedes FROM telegram_v1.changes g
                                    WHERE g.seq = chain.supersedes LIMIT 1) before
            )
            SELECT chain.seq FROM chain
            """;
    private static final String SINKS = """
            SELECT s.sink, s.seq,
                   (SELECT f.at FROM telegram_v1.sink_confirmations f
                     WHERE f.account = s.account AND f.sink = s.sink AND f.to_seq >= :seq AND f.from_seq <= :seq
                     ORDER BY f.to_seq LIMIT 1) AS confirmed_at
              FROM telegram_v1.sinks s
              JOIN telegram_v1.channels c ON c.account = s.account
             WHERE c.channel_id = :channelId
            """;
    private static final String MARKS = """
            SELECT c.name, coalesce(o.seq, 0) AS seq, m.consumer IS NOT NULL AS marked, m.parsed_at, m.stored_at, m.acked_at
              FROM telegram_v1.consumers c
              LEFT JOIN telegram_v1.consumer_offsets o ON o.consumer = c.name AND o.channel_id = :channelId
              LEFT JOIN telegram_v1.consumer_marks m
                ON m.consumer = c.name AND m.channel_id = :channelId AND m.message_id = :messageId
               AND m.version = :version
             WHERE o.seq IS NOT NULL OR m.consumer IS NOT NULL
             ORDER BY c.name
            """;

    private final JdbcClient jdbc;
    private final Changes changes;

    public Versions(DataSource database) {
        this.jdbc = JdbcClient.create(database);
        this.changes = new Changes(database);
    }

    /// Oldest first; empty when nothing of the message is in the log.
    public List<Change> of(long channelId, long messageId) {
        List<Long> seqs = jdbc.sql(ALL)
                .param("channelId", channelId)
                .param("messageId", messageId)
                .query((row, _) -> row.getLong("seq"))
                .list();
        return seqs.isEmpty() ? List.of() : changes.numbered(seqs);
    }

    /// One version.
    public Optional<Change> find(long channelId, long messageId, int version) {
        return of(channelId, messageId).stream()
                .filter(change -> change.version() == version)
                .findFirst();
    }

    /// How far each sink of the channel's account is, and when it took one change.
    public List<Sink> sinks(long channelId, long seq) {
        return jdbc.sql(SINKS)
                .param("channelId", channelId)
                .param("seq", seq)
                .query((row, _) ->
                        new Sink(row.getString("sink"), row.getLong("seq"), Columns.timeOrNull(row, "confirmed_at")))
                .list();
    }

    /// What consumers reported of one version.
    public List<Stages> stages(long channelId, long messageId, int version) {
        return jdbc.sql(MARKS)
                .param("channelId", channelId)
                .param("messageId", messageId)
                .param("version", version)
                .query((row, _) -> new Stages(
                        row.getString("name"),
                        row.getLong("seq"),
                        row.getBoolean("marked"),
                        Columns.timeOrNull(row, "parsed_at"),
                        Columns.timeOrNull(row, "stored_at"),
                        Columns.timeOrNull(row, "acked_at")))
                .list();
    }

    /// A sink and the last number it has taken.
    ///
    /// @param confirmedAt when it took the change that was asked for; null when that is not
    ///     recorded, because it did not yet or because it is long ago
    public record Sink(String name, long seq, @Nullable Instant confirmedAt) {}

    /// What a consumer reported; a time is absent until it happened, or when it was not told.
    ///
    /// @param offset how far it is in the channel, 0 when it keeps no offset
    /// @param marked whether it said anything of this version
    public record Stages(
            String consumer,
            long offset,
            boolean marked,
            @Nullable Instant parsedAt,
            @Nullable Instant storedAt,
            @Nullable Instant ackedAt) {}
}
