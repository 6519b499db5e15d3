package dev.tradingsystem.telegram.gateway.telegram;

import dev.tradingsystem.telegram.local.LocalPgBouncer;
import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.store.migration.Migrations;
import dev.tradingsystem.telegram.testdc.PatchedLibrary;
import dev.tradingsystem.telegram.testdc.TestDatacenter;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A database with the schema in place, its pooler, and Telegram.
public final class TelegramServers implements AutoCloseable {

    public static final String DATABASE = "telegram_gateway";
    public static final String API_KEY = "a-key-for-this-test-only";
    public static final String SESSION_KEY = "a session key of more than 32 characters";

    private final LocalPostgres postgres;
    private final LocalPgBouncer bouncer;
    private final TestDatacenter telegram;

    private TelegramServers() {
        postgres = LocalPostgres.start();
        postgres.createDatabase(DATABASE);
        new Migrations(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password()).gateway(null);
        bouncer = LocalPgBouncer.start(postgres, DATABASE);
        telegram = TestDatacenter.start();
    }

    public static TelegramServers start() {
        return new TelegramServers();
    }

    public TestDatacenter telegram() {
        return telegram;
    }

    /// The pooler, to be taken away.
    public LocalPgBouncer bouncer() {
        return bouncer;
    }

    /// Straight to PostgreSQL: the truth, whatever is cut.
    public JdbcClient database() {
        return JdbcClient.create(
                new DriverManagerDataSource(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password()));
    }

    /// What a gateway is started with. Its port is any free one.
    ///
    /// @param account the account it writes for
    /// @param session where it keeps its session
    public Map<String, Object> settings(String account, Path session) {
        return new TreeMap<>(Map.ofEntries(
                Map.entry("spring.config.name", "telegram-gateway"),
                Map.entry("API_SECRET_TOKEN", API_KEY),
                Map.entry("GATEWAY_PORT", 0),
                Map.entry("LOG_LEVEL", "warn"),
                Map.entry("TELEGRAM_ACCOUNT", account),
                Map.entry("TELEGRAM_PGBOUNCER_HOST", "127.0.0.1"),
                Map.entry("TELEGRAM_PGBOUNCER_PORT", bouncer.port()),
                Map.entry("TELEGRAM_DB_NAME", DATABASE),
                Map.entry("TELEGRAM_DB_USER", postgres.user()),
                Map.entry("TELEGRAM_DB_PASSWORD", postgres.password()),
                Map.entry("TELEGRAM_REDIS_ENABLED", false),
                Map.entry("TELEGRAM_API_ID", 1),
                Map.entry("TELEGRAM_API_HASH", "dummy"),
                Map.entry("TELEGRAM_SESSION_DIR", session),
                Map.entry("TELEGRAM_SESSION_ENCRYPTION_KEY", SESSION_KEY),
                Map.entry("TDLIB_LIBRARY_PATH", PatchedLibrary.forTests()),
                Map.entry("TDLIB_PROXY", "127.0.0.1:" + telegram.proxyPort()),
                Map.entry("telegram.session.login-steps", 1_000),
                Map.entry("telegram.lease.time-to-live", "2s")));
    }

    @Override
    public void close() {
        telegram.close();
        bouncer.close();
        postgres.close();
    }
}
