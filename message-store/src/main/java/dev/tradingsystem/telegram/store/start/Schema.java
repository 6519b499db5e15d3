package dev.tradingsystem.telegram.store.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// A database and the version of its schema that this build needs.
///
/// @param name of the database, for people
/// @param required the newest migration this build knows
public record Schema(String name, DataSource database, int required) {

    private static final String VERSION = """
            SELECT coalesce(max(split_part(version, '.', 1)::int), 0)
            FROM telegram_migration.history
            WHERE success AND version IS NOT NULL
            """;
    private static final Pattern NUMBER = Pattern.compile("^V(\\d+)__");
    private static final Set<String> ABSENT = Set.of("42P01", "3F000");

    /// The gateway's database.
    public static Schema gateway(DataSource database) {
        return new Schema("the gateway's database", database, newest("core", "plain", "timescale"));
    }

    /// The worker's own database.
    public static Schema worker(DataSource database) {
        return new Schema("the worker's database", database, newest("tp-capital"));
    }

    /// The newest of the migrations that travel with this build.
    private static int newest(String... folders) {
        var resources = new PathMatchingResourcePatternResolver(Schema.class.getClassLoader());
        int newest = 0;
        try {
            for (String folder : folders) {
                for (Resource migration : resources.getResources("classpath:db/migrations/" + folder + "/V*.sql")) {
                    Matcher name = NUMBER.matcher(String.valueOf(migration.getFilename()));
                    newest = name.find() ? Math.max(newest, Integer.parseInt(name.group(1))) : newest;
                }
            }
            return newest;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the migrations of this build", e);
        }
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
