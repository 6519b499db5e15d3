package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.model.wire.Change;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/// Changes that are committed and not yet on the queue.
public final class Unpublished {

    private static final String COUNT = """
            SELECT count(*)
              FROM (SELECT
                      FROM unnest(:channels, :positions) AS wanted (channel_id, seq)
                     CROSS JOIN LATERAL (SELECT FROM telegram_v1.changes c
                                          WHERE c.channel_id = wanted.channel_id AND c.seq > wanted.seq
                                          LIMIT :most) few
                     LIMIT :most) x
            """;
    private static final String FIRST = """
            SELECT s.seq
              FROM unnest(:channels, :positions) AS wanted (channel_id, seq)
             CROSS JOIN LATERAL (SELECT c.seq FROM telegram_v1.changes c
                                  WHERE c.channel_id = wanted.channel_id AND c.seq > wanted.seq
                                  ORDER BY c.seq
                                  LIMIT :most) s
             ORDER BY s.seq
             LIMIT :most
            """;
    private static final int MOST_COUNTED = 10_000;

    private final JdbcClient jdbc;
    private final Changes changes;

    public Unpublished(DataSource database) {
        this.jdbc = JdbcClient.create(database);
        this.changes = new Changes(database);
    }

    /// How many there are, counted up to 10,000.
    ///
    /// @param positions for each channel the number up to which it is published
    public long count(Map<Long, Long> positions) {
        return statement(COUNT, positions, MOST_COUNTED)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    /// The first ones, in order.
    ///
    /// @param positions for each channel the number up to which it is published
    public List<Change> first(Map<Long, Long> positions, int limit) {
        Collection<Long> seqs = statement(FIRST, positions, limit)
                .query((row, _) -> row.getLong("seq"))
                .list();
        return seqs.isEmpty() ? List.of() : changes.numbered(seqs);
    }

    private JdbcClient.StatementSpec statement(String sql, Map<Long, Long> positions, int most) {
        List<Map.Entry<Long, Long>> entries = List.copyOf(positions.entrySet());
        return jdbc.sql(sql)
                .param(
                        "channels",
                        numbers(entries.stream().map(Map.Entry::getKey).toList()))
                .param(
                        "positions",
                        numbers(entries.stream().map(Map.Entry::getValue).toList()))
                .param("most", most);
    }

    private static SqlArrayValue numbers(List<Long> numbers) {
        return Columns.numbers(numbers);
    }
}
