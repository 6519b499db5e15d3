package dev.tradingsystem.telegram.store.start;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;

/// A database and the version of its schema that this build needs.
///
/// @param name of the database, for people
/// @param required the newest migration this build knows
public record Schema(String name, DataSource database, int required) {

    /// The newest migration of the gateway's database.
    static final int GATEWAY = 13;

    /// The newest migration of the worker's own database.
    static final int WORKER = 9;

    private static final String VERSION = """
            SELECT coalesce(max(split_part(version, '.', 1)::int), 0)
            FROM telegram_migration.history
            WHERE success AND version IS NOT NULL
            """;
    private static final Set<String> ABSENT = Set.of("42P01", "3F000");

    /// The gateway's database.
    public static Schema gateway(DataSource database) {
        return new Schema("the gateway's database", database, GATEWAY);
    }

    /// The worker's own database.
    public static Schema worker(DataSource database) {
        return new Schema("the worker's database", database, WORKER);
    }

    /// The newest migration applied there; 0 when there never was one.
    ///
    /// @throws SQLException when the database does not answer
    int installed() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(VERSION)) {
            return rows.next() ? rows.getInt(1) : 0;
        } catch (SQLException e) {
            if (ABSENT.contains(String.valueOf(e.getSQLState()))) {
                return 0;
            }
            throw e;
        }
    }

    String tooOld(int version) {
        return "the schema of %s has version %d, this build needs %d: run scripts/migrate.sh"
                .formatted(name, version, required);
    }

    String newer(int version) {
        return "the schema of %s has version %d, this build was made for %d".formatted(name, version, required);
    }
}
