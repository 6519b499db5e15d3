package dev.tradingsystem.telegram.store.consumer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Writes a consumer's report: how far it is in each channel, and what it did with which message.
public final class ConsumerReports {

    /// Late or repeated reports change nothing: offsets only grow, and a time that is known
    /// stays.
    private static final String REPORT = """
            WITH consumer AS (
              INSERT INTO telegram.consumer AS c (name, managed) VALUES (?, true)
                  ON CONFLICT (name) DO UPDATE SET managed = true WHERE NOT c.managed
            ), reached AS (
              INSERT INTO telegram.consumer_offset AS o (consumer, channel_id, seq)
              SELECT ?, i.channel_id, i.seq FROM unnest(?, ?) AS i (channel_id, seq)
                  ON CONFLICT (consumer, channel_id) DO UPDATE
                 SET seq = greatest(o.seq, excluded.seq), reported_at = now()
            )
            INSERT INTO telegram.consumer_mark AS m
                   (consumer, channel_id, message_id, version, outcome, reason, attempts, parsed_at, stored_at, acked_at)
            SELECT ?, i.channel_id, i.message_id, i.version, i.outcome, i.reason, i.attempts,
                   i.parsed_at::timestamptz, i.stored_at::timestamptz, i.acked_at::timestamptz
              FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                AS i (channel_id, message_id, version, outcome, reason, attempts, parsed_at, stored_at, acked_at)
                ON CONFLICT (consumer, channel_id, message_id, version) DO UPDATE
               SET outcome = excluded.outcome, reason = excluded.reason,
                   attempts = greatest(m.attempts, excluded.attempts), marked_at = now(),
                   parsed_at = coalesce(m.parsed_at, excluded.parsed_at),
                   stored_at = coalesce(m.stored_at, excluded.stored_at),
                   acked_at = coalesce(m.acked_at, excluded.acked_at)
            """;

    private final JdbcTemplate jdbc;

    public ConsumerReports(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    /// Reports in one statement. Of several marks of the same message version the last one
    /// counts.
    ///
    /// @param consumer `[a-z0-9-]{1,64}`
    /// @throws org.springframework.dao.DataAccessException when the database did not take it
    public void report(String consumer, Map<Long, Long> offsetByChannel, List<StageTimes> marks) {
        if (offsetByChannel.isEmpty() && marks.isEmpty()) {
            return;
        }
        Collection<StageTimes> distinct = distinct(marks);
        jdbc.update(connection -> {
            PreparedStatement statement = connection.prepareStatement(REPORT);
            var offsets = List.copyOf(offsetByChannel.entrySet());
            statement.setString(1, consumer);
            statement.setString(2, consumer);
            bind(connection, statement, 3, "bigint", offsets, Map.Entry::getKey);
            bind(connection, statement, 4, "bigint", offsets, Map.Entry::getValue);
            statement.setString(5, consumer);
            bind(connection, statement, 6, "bigint", distinct, StageTimes::channelId);
            bind(connection, statement, 7, "bigint", distinct, StageTimes::messageId);
            bind(connection, statement, 8, "integer", distinct, StageTimes::version);
            bind(
                    connection,
                    statement,
                    9,
                    "text",
                    distinct,
                    mark -> mark.outcome().word());
            bind(connection, statement, 10, "text", distinct, StageTimes::reason);
            bind(connection, statement, 11, "integer", distinct, StageTimes::attempts);
            bind(connection, statement, 12, "text", distinct, mark -> text(mark.parsedAt()));
            bind(connection, statement, 13, "text", distinct, mark -> text(mark.storedAt()));
            bind(connection, statement, 14, "text", distinct, mark -> text(mark.ackedAt()));
            return statement;
        });
    }

    private static Collection<StageTimes> distinct(List<StageTimes> marks) {
        var byVersion = new LinkedHashMap<List<Long>, StageTimes>();
        for (StageTimes mark : marks) {
            byVersion.put(List.of(mark.channelId(), mark.messageId(), (long) mark.version()), mark);
        }
        return byVersion.values();
    }

    private static <T> void bind(
            Connection connection,
            PreparedStatement statement,
            int index,
            String type,
            Collection<T> rows,
            Function<T, @Nullable Object> column)
            throws SQLException {
        statement.setArray(
                index, connection.createArrayOf(type, rows.stream().map(column).toArray()));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
