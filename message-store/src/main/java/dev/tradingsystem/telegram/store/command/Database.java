package dev.tradingsystem.telegram.store.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/// Where a database is and who asks; `toString` hides the password.
record Database(String host, int port, String name, String user, String password) {

    private static final int DIRECT_PORT = 5434;
    private static final int POOLER_PORT = 6434;
    private static final String SECRET = "TELEGRAM_DB_PASSWORD";

    /// The gateway's database without the pooler, as its owner.
    static Database gateway(Settings settings) {
        return direct(settings, settings.text("TELEGRAM_DB_NAME", "telegram_gateway"));
    }

    /// The worker's database. Its tables belong to the same owner: the worker's own role cannot
    /// change their shape. What the worker itself is told (`TP_CAPITAL_DB_HOST` …) is the pooler,
    /// so a server of its own has other names here.
    static Database worker(Settings settings) {
        Database shared = direct(settings, settings.text("TP_CAPITAL_DB_NAME", "tp_capital"));
        return new Database(
                        settings.text("TP_CAPITAL_DIRECT_HOST", shared.host),
                        settings.port("TP_CAPITAL_DIRECT_PORT", shared.port),
                        shared.name,
                        settings.text("TP_CAPITAL_DIRECT_USER", shared.user),
                        settings.text("TP_CAPITAL_DIRECT_PASSWORD", shared.password))
                .unlessPooler(settings);
    }

    /// The gateway's database as the apps reach it.
    static Database pooled(Settings settings) {
        return new Database(
                poolerHost(settings),
                settings.port("TELEGRAM_PGBOUNCER_PORT", POOLER_PORT),
                settings.text("TELEGRAM_DB_NAME", "telegram_gateway"),
                settings.text("TELEGRAM_DB_USER", "telegram"),
                settings.required(SECRET));
    }

    String url() {
        return "jdbc:postgresql://%s:%d/%s?prepareThreshold=0&connectTimeout=5&ApplicationName=telegram-store"
                .formatted(host, port, URLEncoder.encode(name, StandardCharsets.UTF_8));
    }

    /// A new connection.
    ///
    /// @throws Refused with what is wrong: the server, the database's name or the password
    Connection connect() {
        try {
            return DriverManager.getConnection(url(), user, password);
        } catch (SQLException e) {
            throw SqlFault.refused(this, e);
        }
    }

    /// Connects once, and makes sure that nobody stands between: a pooler hands out numbers of
    /// its own for the server's process.
    ///
    /// @throws Refused as [#connect] does, and when a pooler answered
    void requireDirect() {
        try (Connection connection = connect()) {
            if (isPooled(connection)) {
                throw new Refused(
                        Exit.CONFIGURATION,
                        "a pooler answers at %s:%d; the schema is changed on the database's own port (TELEGRAM_DB_PORT)"
                                .formatted(host, port));
            }
        } catch (SQLException e) {
            throw SqlFault.refused(this, e);
        }
    }

    /// Whether the process that runs the statements is not the one the connection was made to.
    static boolean isPooled(Connection connection) throws SQLException {
        try (var rows = connection.createStatement().executeQuery("SELECT pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1) != connection.unwrap(PGConnection.class).getBackendPID();
        }
    }

    @Override
    public String toString() {
        return "%s at %s:%d as %s".formatted(name, host, port, user);
    }

    private static Database direct(Settings settings, String name) {
        return new Database(
                        settings.text("TELEGRAM_DB_HOST", "localhost"),
                        settings.port("TELEGRAM_DB_PORT", DIRECT_PORT),
                        name,
                        settings.text("TELEGRAM_DB_USER", "telegram"),
                        settings.required(SECRET))
                .unlessPooler(settings);
    }

    private Database unlessPooler(Settings settings) {
        if (host.equals(poolerHost(settings)) && port == settings.port("TELEGRAM_PGBOUNCER_PORT", POOLER_PORT)) {
            throw new Refused(
                    Exit.CONFIGURATION,
                    "%s:%d is the pooler; the schema is changed on the database's own port (TELEGRAM_DB_PORT)"
                            .formatted(host, port));
        }
        return this;
    }

    private static String poolerHost(Settings settings) {
        return settings.text("TELEGRAM_PGBOUNCER_HOST", settings.text("TELEGRAM_DB_HOST", "localhost"));
    }
}
