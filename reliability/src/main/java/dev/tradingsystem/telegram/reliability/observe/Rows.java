package dev.tradingsystem.telegram.reliability.observe;

import dev.tradingsystem.telegram.reliability.check.Entry;
import dev.tradingsystem.telegram.reliability.check.Key;
import dev.tradingsystem.telegram.reliability.check.Signal;
import dev.tradingsystem.telegram.reliability.check.Stored;
import dev.tradingsystem.telegram.reliability.check.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the tables themselves, without the apps' own readers.
final class Rows {

    private static final String LOG = """
            SELECT g.seq, g.prev, g.channel_id, g.message_id, g.version, g.kind,
                   coalesce(g.body->>'text', g.body->>'caption', '') AS words
              FROM telegram.log g ORDER BY g.seq
            """;
    private static final String MESSAGES = """
            SELECT m.channel_id, m.message_id, m.version, m.seq, m.deleted_at IS NOT NULL AS deleted,
                   coalesce(m.body->>'text', m.body->>'caption', '') AS words
              FROM telegram.messages m
            """;
    private static final String VERDICTS = """
            SELECT s.channel_id, i.id AS message_id,
                   CASE WHEN k.message_id IS NULL THEN coalesce(v.verdict, 'unknown')
                        WHEN k.deleted_by IS NULL THEN 'stored' ELSE 'deleted' END AS verdict
              FROM telegram.coverage_state s
             CROSS JOIN LATERAL (SELECT coalesce(max(n.message_id), 0) AS id FROM telegram.message_key n
                                  WHERE n.channel_id = s.channel_id) newest
             CROSS JOIN LATERAL generate_series(1, greatest(s.latest_id, newest.id)) AS i(id)
              LEFT JOIN telegram.message_key k ON k.channel_id = s.channel_id AND k.message_id = i.id
              LEFT JOIN telegram.coverage v ON v.channel_id = s.channel_id AND i.id BETWEEN v.from_id AND v.to_id
            """;

    private final JdbcClient gateway;
    private final JdbcClient worker;

    Rows(JdbcClient gateway, JdbcClient worker) {
        this.gateway = gateway;
        this.worker = worker;
    }

    List<Entry> log() {
        return gateway.sql(LOG)
                .query((row, _) -> new Entry(
                        row.getLong("seq"),
                        row.getLong("prev"),
                        key(row),
                        row.getInt("version"),
                        word(row, "kind"),
                        word(row, "words")))
                .list();
    }

    List<Stored> messages() {
        return gateway.sql(MESSAGES)
                .query((row, _) -> new Stored(
                        key(row),
                        row.getInt("version"),
                        row.getLong("seq"),
                        word(row, "words"),
                        row.getBoolean("deleted")))
                .list();
    }

    Map<Key, String> verdicts() {
        return gateway.sql(VERDICTS).query((row, _) -> Map.entry(key(row), word(row, "verdict"))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Work work(long channel) {
        return new Work(
                channel,
                offset(worker, "tp_capital.offsets", channel),
                offset(gateway, "telegram.consumer_offset", channel),
                new HashSet<>(worker.sql("SELECT v.channel_id, v.message_id, v.version FROM tp_capital.verdicts v")
                        .query((row, _) -> new Work.Version(key(row), row.getInt("version")))
                        .list()),
                worker.sql("SELECT s.channel_id, s.message_id, s.ordinal, s.version FROM tp_capital.signals s")
                        .query((row, _) -> new Signal(key(row), row.getInt("ordinal"), row.getInt("version")))
                        .list());
    }

    private static long offset(JdbcClient database, String table, long channel) {
        return database.sql("SELECT coalesce(max(o.seq), 0) FROM " + table + " o WHERE o.channel_id = :channel")
                .param("channel", channel)
                .query(Long.class)
                .single();
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getLong("channel_id"), row.getLong("message_id"));
    }

    private static String word(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
