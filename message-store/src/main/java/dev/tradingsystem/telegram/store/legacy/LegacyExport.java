package dev.tradingsystem.telegram.store.legacy;

import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/// Writes every message that came, was edited or was deleted since the copying back into the
/// previous stack's table, so that going back loses nothing. Done again it changes nothing.
public final class LegacyExport {

    private static final String SETTINGS = """
            SET TimeZone = 'UTC';
            SET DateStyle = 'ISO, YMD';
            SET statement_timeout = 0
            """;

    private final LegacySource source;
    private final DataSource target;
    private final Steps steps;

    /// Count, checksum and deletions of some messages.
    private record Sums(long messages, BigInteger sum, long deleted) {}

    public LegacyExport(LegacySource source, DataSource target, Steps steps) {
        this.source = source;
        this.target = target;
        this.steps = steps;
    }

    /// Exports what changed after the copying whose state that is began.
    ///
    /// @throws Differs when what was read back is not what was written
    /// @throws IllegalStateException when the state file tells of no copying
    public ExportReport run(Path stateFile) throws SQLException {
        Long after = CopyState.read(stateFile).afterSeq();
        if (after == null) {
            throw new IllegalStateException("no copying has begun with the state file " + stateFile);
        }
        return run(after);
    }

    private ExportReport run(long after) throws SQLException {
        try (Connection old = source.database().getConnection();
                Connection now = target.getConnection();
                Statement writing = old.createStatement()) {
            writing.execute(SETTINGS + "; SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE");
            LegacyTable table = LegacyTable.find(old, source.schema(), source.table());
            Sums exported = steps.take("reading", () -> read(after, now, old, writing));
            long[] changed = steps.take("writing", () -> write(table, old, writing));
            steps.take("reading back", () -> compare(exported, sums(writing, ExportSql.readBack(table))));
            return new ExportReport(
                    table.variant().word(),
                    after,
                    exported.messages(),
                    changed[0],
                    changed[1],
                    exported.deleted(),
                    steps.minutes());
        }
    }

    private static Sums read(long after, Connection now, Connection old, Statement writing) throws SQLException {
        try (Statement reading = now.createStatement()) {
            reading.execute(SETTINGS);
        }
        writing.execute(ExportSql.CREATE);
        Staging.pass(now, ExportSql.CHANGED.replace("<after>", Long.toString(after)), old, ExportSql.FILL);
        writing.execute(ExportSql.TIMES);
        writing.execute("ANALYZE legacy_export");
        return sums(writing, ExportSql.EXPORTED);
    }

    private static long[] write(LegacyTable table, Connection old, Statement writing) throws SQLException {
        old.setAutoCommit(false);
        try {
            long updated = writing.executeLargeUpdate(ExportSql.update(table));
            long inserted = writing.executeLargeUpdate(ExportSql.insert(table));
            old.commit();
            return new long[] {inserted, updated};
        } catch (SQLException e) {
            old.rollback();
            throw e;
        } finally {
            old.setAutoCommit(true);
        }
    }

    private static Sums sums(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new Sums(row.getLong(1), new BigInteger(row.getString(2)), row.getLong(3));
        }
    }

    private static Sums compare(Sums exported, Sums found) {
        if (!exported.equals(found)) {
            throw new Differs(List.of("exported " + exported + ", read back " + found));
        }
        return found;
    }
}
