package dev.tradingsystem.telegram.store.legacy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// One look at the previous stack's database: everything read through it is of the
/// same moment, and nothing can be written.
final class OldDatabase implements AutoCloseable {

    private static final String SETTINGS = """
            SET TimeZone = 'UTC';
            SET DateStyle = 'ISO, YMD';
            SET statement_timeout = 0;
            SET idle_in_transaction_session_timeout = 0;
            BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY
            """;

    private final Connection connection;
    private final LegacyTable table;

    private OldDatabase(Connection connection, LegacyTable table) {
        this.connection = connection;
        this.table = table;
    }

    /// @throws LegacyUnrecognised when the table is none of the known ones
    static OldDatabase open(DataSource database, String schema, String table) throws SQLException {
        Connection connection = database.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
            return new OldDatabase(connection, LegacyTable.find(connection, schema, table));
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    LegacyTable table() {
        return table;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
