package dev.tradingsystem.telegram.store.legacy;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Compares the previous stack's messages with ours, per channel and day: count, smallest and
/// largest id, checksums. Each side is one snapshot, and each computes its own checksums.
public final class LegacyVerify {

    private static final String CREATE = """
            DROP TABLE IF EXISTS legacy_sums;
            CREATE TEMP TABLE legacy_sums (channel bigint, message bigint, sent bigint, sum bigint, gone boolean)
            """;
    private static final String SUMS =
            "COPY (SELECT r.channel, r.message, r.sent, <sum>, r.gone FROM (<rows>) r) TO STDOUT";
    private static final String TOTALS = """
            SELECT count(*) AS rows, count(*) FILTER (WHERE r.problem IS NOT NULL) AS rejected FROM (<rows>) r
            """;
    private static final String COMPARED = """
            CREATE TEMP TABLE legacy_compared AS
            SELECT s.channel, s.message, s.sum AS wanted, s.gone, m.channel_id IS NOT NULL AS found,
                   (telegram.at_micros(s.sent) AT TIME ZONE 'UTC')::date::text AS day,
                   coalesce(NOT jsonb_exists(m.body, 'imported') OR m.edited_at IS NOT NULL, false) AS moved_on,
                   <sum> AS sum,
                   k.deleted_by IS NOT NULL OR EXISTS (
                     SELECT FROM telegram.hidden h WHERE h.channel_id = s.channel AND h.message_id = s.message) AS deleted
              FROM legacy_sums s
              LEFT JOIN telegram.message_key k ON k.channel_id = s.channel AND k.message_id = s.message
              LEFT JOIN telegram.messages m
                ON m.channel_id = k.channel_id AND m.sent_at = k.sent_at AND m.message_id = k.message_id
            """;
    private static final String DAYS = """
            SELECT c.channel, c.day, count(*) AS old_messages, min(c.message) AS old_first, max(c.message) AS old_last,
                   coalesce(sum(c.wanted) FILTER (WHERE NOT c.moved_on), 0) AS old_sum,
                   coalesce(bit_xor(c.wanted) FILTER (WHERE NOT c.moved_on), 0) AS old_xor,
                   count(*) FILTER (WHERE c.gone) AS old_deleted,
                   count(*) FILTER (WHERE c.found) AS new_messages,
                   coalesce(min(c.message) FILTER (WHERE c.found), 0) AS new_first,
                   coalesce(max(c.message) FILTER (WHERE c.found), 0) AS new_last,
                   coalesce(sum(c.sum) FILTER (WHERE c.found AND NOT c.moved_on), 0) AS new_sum,
                   coalesce(bit_xor(c.sum) FILTER (WHERE c.found AND NOT c.moved_on), 0) AS new_xor,
                   count(*) FILTER (WHERE c.gone AND (c.deleted OR c.moved_on)) AS new_deleted,
                   count(*) FILTER (WHERE c.moved_on) AS moved_on
              FROM legacy_compared c
             GROUP BY c.channel, c.day
             ORDER BY c.channel, c.day
            """;
    private static final String DIFFERENCES = """
            SELECT format('message %s of channel %s %s', c.message, c.channel,
                          CASE WHEN NOT c.found THEN 'is missing' WHEN c.sum <> c.wanted THEN 'differs'
                               ELSE 'is not deleted' END)
              FROM legacy_compared c
             WHERE NOT c.found OR NOT c.moved_on AND (c.sum <> c.wanted OR c.gone AND NOT c.deleted)
             ORDER BY c.channel, c.message
             LIMIT 20
            """;

    private final LegacySource source;
    private final DataSource target;
    private final Steps steps;

    public LegacyVerify(LegacySource source, DataSource target, Steps steps) {
        this.source = source;
        this.target = target;
        this.steps = steps;
    }

    /// Compares all of it; differences are part of the answer.
    ///
    /// @throws LegacyUnrecognised when the old table is none of the known ones
    public VerifyReport run() throws SQLException {
        try (OldDatabase old = OldDatabase.open(source.database(), source.schema(), source.table());
                Connection connection = target.getConnection();
                Statement statement = connection.createStatement()) {
            long[] totals = steps.take("old checksums", () -> sums(old, connection, statement));
            return steps.take("comparison", () -> compare(old.table().variant(), totals, connection, statement));
        }
    }

    private static long[] sums(OldDatabase old, Connection target, Statement statement) throws SQLException {
        statement.execute(CREATE);
        String sums =
                SUMS.replace("<sum>", LegacySql.ROW_SUM).replace("<rows>", LegacySql.firstRows(old.table(), "true"));
        Staging.pass(old.connection(), sums, target, "COPY legacy_sums FROM STDIN");
        statement.execute("ANALYZE legacy_sums");
        try (Statement totals = old.connection().createStatement();
                ResultSet row = totals.executeQuery(TOTALS.replace("<rows>", LegacySql.rows(old.table(), "true")))) {
            row.next();
            return new long[] {row.getLong("rows"), row.getLong("rejected")};
        }
    }

    private VerifyReport compare(Variant variant, long[] totals, Connection connection, Statement statement)
            throws SQLException {
        statement.execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
        statement.execute(COMPARED.replace("<sum>", LegacySql.MESSAGE_SUM));
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        List<DayComparison> days = jdbc.sql(DAYS).query((row, _) -> day(row)).list();
        List<String> differences =
                jdbc.sql(DIFFERENCES).query((row, _) -> row.getString(1)).list();
        statement.execute("ROLLBACK");
        long messages = days.stream().mapToLong(day -> day.old().messages()).sum();
        return new VerifyReport(
                differences.isEmpty() && days.stream().allMatch(DayComparison::isEqual),
                variant.word(),
                totals[0],
                messages,
                totals[0] - totals[1] - messages,
                totals[1],
                days.stream().mapToLong(DayComparison::movedOn).sum(),
                differences,
                days,
                steps.minutes());
    }

    private static DayComparison day(ResultSet row) throws SQLException {
        return new DayComparison(
                row.getLong("channel"),
                row.getString("day"),
                side(row, "old_"),
                side(row, "new_"),
                row.getLong("moved_on"));
    }

    private static DayComparison.Side side(ResultSet row, String prefix) throws SQLException {
        return new DayComparison.Side(
                row.getLong(prefix + "messages"),
                row.getLong(prefix + "first"),
                row.getLong(prefix + "last"),
                new BigInteger(row.getString(prefix + "sum")),
                row.getLong(prefix + "xor"),
                row.getLong(prefix + "deleted"));
    }
}
