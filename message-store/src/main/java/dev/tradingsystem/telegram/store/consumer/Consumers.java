package dev.tradingsystem.telegram.store.consumer;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/// The consumers and their offsets. Only those that are not managed can be changed here.
public final class Consumers {

    /// A managed one reports an offset per channel: it is as far as the channel that is furthest
    /// behind.
    private static final String SELECT = """
            SELECT c.name, c.channels, c.kinds, c.managed, c.acked_at, o.at AS position, p.recorded_at AS pending_since,
                   CASE WHEN o.at >= h.seq THEN 0
                        WHEN c.managed THEN (
                          SELECT count(*) FROM telegram.consumer_offset x
                           CROSS JOIN LATERAL (SELECT FROM telegram.log g
                                                WHERE g.channel_id = x.channel_id AND g.seq > x.seq LIMIT 10000) g
                           WHERE x.consumer = c.name)
                        ELSE h.seq - o.at END AS lag,
                   (SELECT count(*) FROM telegram.consumer_mark m
                     WHERE m.consumer = c.name AND m.outcome IN ('failed', 'parked')) AS failed
              FROM telegram.consumer c
             CROSS JOIN telegram.log_head h
             CROSS JOIN LATERAL (
                   SELECT CASE WHEN NOT c.managed THEN c.seq
                               ELSE coalesce((SELECT min(x.seq)
                                                FROM telegram.consumer_offset x
                                                JOIN telegram.channel_head n ON n.channel_id = x.channel_id
                                               WHERE x.consumer = c.name AND x.seq < n.seq), h.seq) END AS at) o
              LEFT JOIN LATERAL (
                   SELECT g.recorded_at FROM telegram.log g WHERE g.seq > o.at ORDER BY g.seq LIMIT 1) p ON true
            """;
    private static final String ALL = SELECT + " ORDER BY c.name";
    private static final String ONE = SELECT + " WHERE c.name = :name";

    private static final String SINKS = """
            SELECT s.sink, s.account, s.seq, s.written_at,
                   greatest(0, coalesce((SELECT max(h.seq) FROM telegram.channel_head h
                                           JOIN telegram.channel c ON c.channel_id = h.channel_id
                                          WHERE c.account = s.account), 0) - s.seq) AS lag
              FROM telegram.checkpoint s
             ORDER BY s.sink, s.account
            """;
    private static final String CREATE = """
            INSERT INTO telegram.consumer (name, channels, kinds, seq) VALUES (:name, :channels, :kinds, :seq)
                ON CONFLICT (name) DO NOTHING
            """;
    private static final String ACK = """
            UPDATE telegram.consumer c SET seq = :seq, acked_at = now()
             WHERE c.name = :name AND NOT c.managed AND c.seq <= :seq AND (:expected < 0 OR c.seq = :expected)
            """;
    private static final String SEEK =
            "UPDATE telegram.consumer c SET seq = :seq WHERE c.name = :name AND NOT c.managed";
    private static final String DELETE = """
            WITH marks AS (DELETE FROM telegram.consumer_mark m WHERE m.consumer = :name),
                 offsets AS (DELETE FROM telegram.consumer_offset o WHERE o.consumer = :name),
                 floors AS (DELETE FROM telegram.unprocessed_floor f WHERE f.consumer = :name)
            DELETE FROM telegram.consumer c WHERE c.name = :name AND NOT c.managed
            """;
    private static final String FIRST_FROM = """
            SELECT g.seq, g.recorded_at FROM telegram.log g WHERE g.seq >= :seq ORDER BY g.seq LIMIT 1
            """;

    private final JdbcClient jdbc;

    public Consumers(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// A sink of an account and how far it is.
    public record SinkState(String sink, String account, long seq, long lag, Instant writtenAt) {}

    /// All consumers by name.
    public List<Consumer> list() {
        return jdbc.sql(ALL).query((row, _) -> consumer(row)).list();
    }

    /// One consumer.
    public Optional<Consumer> find(String name) {
        return jdbc.sql(ONE)
                .param("name", name)
                .query((row, _) -> consumer(row))
                .optional();
    }

    /// The sinks of all accounts.
    public List<SinkState> sinks() {
        return jdbc.sql(SINKS)
                .query((row, _) -> new SinkState(
                        row.getString("sink"),
                        row.getString("account"),
                        row.getLong("seq"),
                        row.getLong("lag"),
                        row.getObject("written_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// Makes a consumer.
    ///
    /// @return false when there is one of that name
    public boolean create(
            String name, @Nullable Collection<Long> channels, @Nullable Collection<String> kinds, long offset) {
        return jdbc.sql(CREATE)
                        .param("name", name)
                        .param("channels", channels == null ? null : new SqlArrayValue("bigint", channels.toArray()))
                        .param("kinds", kinds == null ? null : new SqlArrayValue("text", kinds.toArray()))
                        .param("seq", offset)
                        .update()
                == 1;
    }

    /// Moves an offset on.
    ///
    /// @param expected where it must be; anywhere below when `null`
    /// @return false when it is elsewhere, or there is no such consumer
    public boolean ack(String name, long seq, @Nullable Long expected) {
        return jdbc.sql(ACK)
                        .param("name", name)
                        .param("seq", seq)
                        .param("expected", expected == null ? -1L : expected, Types.BIGINT)
                        .update()
                == 1;
    }

    /// Sets an offset, forwards or backwards.
    public boolean seek(String name, long seq) {
        return jdbc.sql(SEEK).param("name", name).param("seq", seq).update() == 1;
    }

    /// Forgets a consumer and all it reported.
    public boolean delete(String name) {
        return jdbc.sql(DELETE).param("name", name).update() == 1;
    }

    /// The last number that was committed before a moment. Commits are in the order of their
    /// numbers, so it is found by halving.
    public long before(Instant moment, long floor, long head) {
        long low = floor - 1;
        long high = head;
        while (low < high) {
            long middle = low + (high - low) / 2 + 1;
            Entry entry = jdbc.sql(FIRST_FROM)
                    .param("seq", middle)
                    .query((row, _) -> new Entry(
                            row.getLong("seq"),
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                    .optional()
                    .orElse(null);
            if (entry != null && entry.at().isBefore(moment)) {
                low = Math.max(middle, Math.min(entry.seq(), high));
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private record Entry(long seq, Instant at) {}

    private static Consumer consumer(ResultSet row) throws SQLException {
        Array channels = row.getArray("channels");
        Array kinds = row.getArray("kinds");
        return new Consumer(
                row.getString("name"),
                channels == null ? null : Set.of((Long[]) channels.getArray()),
                kinds == null ? null : Set.of((String[]) kinds.getArray()),
                row.getLong("position"),
                row.getLong("lag"),
                row.getBoolean("managed"),
                time(row, "pending_since"),
                row.getInt("failed"),
                time(row, "acked_at"));
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime parameter(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
