package dev.tradingsystem.telegram.store.legacy;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Compares a slice in the staging table with the messages made of it.
final class SliceCheck {

    private static final String RESULT = """
            SELECT count(*) FILTER (WHERE c.problem IS NOT NULL) AS rejected,
                   count(*) FILTER (WHERE c.imported = c.id) AS stored,
                   count(*) FILTER (WHERE c.imported <> c.id) AS merged,
                   count(*) FILTER (WHERE c.found AND c.imported IS NULL) AS held,
                   count(*) FILTER (WHERE c.imported = c.id AND c.edited_at IS NULL AND c.sum <> c.wanted) AS differing
              FROM (SELECT r.id, r.problem, m.channel_id IS NOT NULL AS found, m.body -> 'imported' ->> 'id' AS imported,
                           m.edited_at, %s AS sum, %s AS wanted
                      FROM legacy_rows r
                      LEFT JOIN telegram.message_key k
                        ON r.problem IS NULL AND k.channel_id = r.channel AND k.message_id = r.message
                      LEFT JOIN telegram.messages m
                        ON m.channel_id = k.channel_id AND m.sent_at = k.sent_at AND m.message_id = k.message_id) c
            """.formatted(LegacySql.MESSAGE_SUM, LegacySql.ROW_SUM);

    private final JdbcClient jdbc;

    SliceCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What the slice became.
    ///
    /// @throws Differs when a message is missing or is not what its row says
    Slice of(String day, Slice.Sum source) {
        return jdbc.sql(RESULT)
                .query((row, _) -> {
                    var slice = new Slice(
                            day,
                            source.rows(),
                            source.sum(),
                            row.getLong("stored"),
                            row.getLong("merged"),
                            row.getLong("held"),
                            row.getLong("rejected"));
                    if (row.getLong("differing") > 0 || !slice.addsUp()) {
                        throw new Differs(List.of("slice %s: %s, of which %d differ from their rows"
                                .formatted(day, slice, row.getLong("differing"))));
                    }
                    return slice;
                })
                .single();
    }
}
