package dev.tradingsystem.telegram.benchmarks.append;

import dev.tradingsystem.telegram.local.LocalPgBouncer;
import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.store.migration.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// A durable PostgreSQL with the current schema, and one connection to it through PgBouncer.
///
/// The schema `benchmark` holds the tables that COPY fills: like the log's own, with the same
/// keys and indexes.
final class Servers implements AutoCloseable {

    private static final String DATABASE = "telegram_gateway";
    private static final String COPY_TABLES = """
            CREATE SCHEMA benchmark;
            CREATE TABLE benchmark.messages_batches (LIKE telegram.messages INCLUDING ALL);
            CREATE TABLE benchmark.messages_once    (LIKE telegram.messages INCLUDING ALL);
            CREATE TABLE benchmark.messages_both    (LIKE telegram.messages INCLUDING ALL);
            CREATE TABLE benchmark.log_both         (LIKE telegram.log INCLUDING ALL);
            """;

    /// Each takes every message once.
    static final List<String> TABLES = List.of(
            "telegram.log",
            "telegram.messages",
            "telegram.message_key",
            "benchmark.messages_batches",
            "benchmark.messages_once",
            "benchmark.messages_both",
            "benchmark.log_both");

    private final LocalPostgres postgres;
    private final LocalPgBouncer bouncer;
    private final Connection direct;
    private final SingleConnectionDataSource pooled;

    private Servers(LocalPostgres postgres, LocalPgBouncer bouncer, Connection direct) {
        this.postgres = postgres;
        this.bouncer = bouncer;
        this.direct = direct;
        this.pooled =
                new SingleConnectionDataSource(bouncer.jdbcUrl(DATABASE), postgres.user(), postgres.password(), true);
    }

    static Servers start() throws SQLException {
        LocalPostgres postgres = LocalPostgres.start();
        postgres.createDatabase(DATABASE);
        new Migrations(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password()).gateway(null);
        Connection direct = postgres.connect(DATABASE);
        try (var statement = direct.createStatement()) {
            statement.execute(COPY_TABLES);
        }
        return new Servers(postgres, LocalPgBouncer.start(postgres, DATABASE), direct);
    }

    SingleConnectionDataSource pooled() {
        return pooled;
    }

    String version() throws SQLException {
        return direct.getMetaData().getDatabaseProductVersion();
    }

    /// Empties the tables, so that every round begins alike.
    void empty() throws SQLException {
        execute("TRUNCATE telegram.channel_head, " + String.join(", ", TABLES));
    }

    /// No checkpoint that one way caused shall run while another is measured.
    void checkpoint() throws SQLException {
        execute("CHECKPOINT");
    }

    /// How many rows a table holds.
    long count(String table) throws SQLException {
        try (var statement = direct.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = direct.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        pooled.destroy();
        direct.close();
        bouncer.close();
        postgres.close();
    }
}
