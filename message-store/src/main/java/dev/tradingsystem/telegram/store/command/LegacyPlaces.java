package dev.tradingsystem.telegram.store.command;

import dev.tradingsystem.telegram.store.legacy.Differs;
import dev.tradingsystem.telegram.store.legacy.LeaseHeld;
import dev.tradingsystem.telegram.store.legacy.LegacySource;
import dev.tradingsystem.telegram.store.legacy.LegacyUnrecognised;
import dev.tradingsystem.telegram.store.legacy.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The previous stack's database and ours, and what their commands have in common.
///
/// The previous one is told by `TELEGRAM_LEGACY_DB_HOST` (localhost), `_PORT` (5432), `_NAME`,
/// `_USER`, `_PASSWORD`, `_SCHEMA` (telegram_gateway) and `_TABLE` (messages).
record LegacyPlaces(Database old, LegacySource source, Database gateway) {

    private static final int POSTGRES_PORT = 5432;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// What a command does with the two.
    @FunctionalInterface
    interface Work<T> {
        T get() throws SQLException;
    }

    static LegacyPlaces of(Settings settings) {
        var old = new Database(
                settings.text("TELEGRAM_LEGACY_DB_HOST", "localhost"),
                settings.port("TELEGRAM_LEGACY_DB_PORT", POSTGRES_PORT),
                settings.required("TELEGRAM_LEGACY_DB_NAME"),
                settings.required("TELEGRAM_LEGACY_DB_USER"),
                settings.required("TELEGRAM_LEGACY_DB_PASSWORD"));
        var source = new LegacySource(
                dataSource(old),
                settings.text("TELEGRAM_LEGACY_DB_SCHEMA", "telegram_gateway"),
                settings.text("TELEGRAM_LEGACY_DB_TABLE", "messages"));
        return new LegacyPlaces(old, source, Database.gateway(settings));
    }

    DataSource target() {
        return dataSource(gateway);
    }

    /// Does the work when both databases answer, and says in one sentence what went wrong.
    <T> T guarded(Work<T> work) {
        old.requireDirect();
        gateway.requireDirect();
        try {
            return work.get();
        } catch (Differs e) {
            throw new Refused(Exit.DIFFERS, String.valueOf(e.getMessage()));
        } catch (LeaseHeld e) {
            throw new Refused(Exit.BUSY, String.valueOf(e.getMessage()));
        } catch (LegacyUnrecognised e) {
            throw new Refused(Exit.DATA, "%s: %s".formatted(old, e.getMessage()));
        } catch (SQLException e) {
            throw refused(e);
        } catch (DataAccessException e) {
            throw e.getRootCause() instanceof SQLException fault ? refused(fault) : e;
        } catch (IllegalStateException e) {
            throw new Refused(Exit.BUSY, String.valueOf(e.getMessage()));
        }
    }

    /// Names the one that is away, else only what the server said.
    private Refused refused(SQLException fault) {
        old.requireDirect();
        gateway.requireDirect();
        return new Refused(Exit.SOFTWARE, "%s or %s: SQL state %s".formatted(old, gateway, fault.getSQLState()));
    }

    /// Steps that say on standard error where they are.
    static Steps steps() {
        return new Steps(Clock.systemUTC(), line -> System.err.println(line));
    }

    /// A report as JSON, also kept in the file that `--report` names.
    static String json(Object report, Options options) {
        String json = MAPPER.writeValueAsString(report) + "\n";
        options.value("--report").ifPresent(file -> keep(Path.of(file).toAbsolutePath(), json));
        return json;
    }

    private static void keep(Path file, String json) {
        try {
            Path temporary = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(temporary, json);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Refused(Exit.CONFIGURATION, "cannot write the report " + file);
        }
    }

    private static DataSource dataSource(Database database) {
        return new DriverManagerDataSource(database.url(), database.user(), database.password());
    }
}
