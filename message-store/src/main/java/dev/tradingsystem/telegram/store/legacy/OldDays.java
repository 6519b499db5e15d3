package dev.tradingsystem.telegram.store.legacy;

import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The days of the previous stack's table, each with count and checksum: a day
/// whose sums are those of the last copy needs no other.
final class OldDays {

    private static final String SUMS = """
            SELECT (r.created_at AT TIME ZONE 'UTC')::date::text AS day, count(*) AS rows, sum(<sum>) AS sum
              FROM (<rows>) r
             GROUP BY 1
            """;

    private OldDays() {}

    /// @param since only days that are not over then; `null` for all
    static Map<String, Slice.Sum> read(OldDatabase old, @Nullable Instant since) throws SQLException {
        String where =
                since == null ? "true" : "m.created_at >= date_trunc('day', timestamptz '%s', 'UTC')".formatted(since);
        var days = new TreeMap<String, Slice.Sum>();
        try (PreparedStatement statement = old.connection()
                        .prepareStatement(SUMS.replace("<sum>", LegacySql.ROW_SUM)
                                .replace("<rows>", LegacySql.rows(old.table(), where)));
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                days.put(rows.getString(1), new Slice.Sum(rows.getLong(2), new BigInteger(rows.getString(3))));
            }
        }
        return days;
    }
}
