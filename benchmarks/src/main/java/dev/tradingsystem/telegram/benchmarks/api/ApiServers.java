package dev.tradingsystem.telegram.benchmarks.api;

import dev.tradingsystem.telegram.local.LocalPgBouncer;
import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.local.LocalRedis;
import dev.tradingsystem.telegram.store.cache.CacheClient;
import dev.tradingsystem.telegram.store.cache.CacheSettings;
import dev.tradingsystem.telegram.store.migration.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The servers behind the API, new and empty: PostgreSQL with the current schema, PgBouncer,
/// Redis.
final class ApiServers implements AutoCloseable {

    private static final String DATABASE = "telegram_gateway";

    private final LocalPostgres postgres;
    private final LocalPgBouncer bouncer;
    private final LocalRedis redis;

    ApiServers() {
        postgres = LocalPostgres.start();
        postgres.createDatabase(DATABASE);
        new Migrations(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password()).gateway(null);
        bouncer = LocalPgBouncer.start(postgres, DATABASE);
        redis = LocalRedis.start();
    }

    /// A connection of its own, straight to PostgreSQL.
    Connection connect() throws SQLException {
        return postgres.connect(DATABASE);
    }

    /// Straight to PostgreSQL.
    DataSource database() {
        return new DriverManagerDataSource(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password());
    }

    CacheClient cache() {
        return new CacheClient(CacheSettings.direct(redis.host(), redis.port(), null));
    }

    /// What the API is told about them.
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("TELEGRAM_PGBOUNCER_HOST", bouncer.host());
        settings.put("TELEGRAM_PGBOUNCER_PORT", Integer.toString(bouncer.port()));
        settings.put("TELEGRAM_DB_USER", postgres.user());
        settings.put("TELEGRAM_DB_PASSWORD", postgres.password());
        settings.put("TELEGRAM_REDIS_HOST", redis.host());
        settings.put("TELEGRAM_REDIS_PORT", Integer.toString(redis.port()));
        settings.put("GATEWAY_SERVICE_URL", "");
        settings.put("TP_CAPITAL_SERVICE_URL", "");
        return settings;
    }

    @Override
    public void close() {
        redis.close();
        bouncer.close();
        postgres.close();
    }
}
