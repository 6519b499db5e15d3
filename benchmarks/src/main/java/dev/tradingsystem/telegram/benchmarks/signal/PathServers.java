package dev.tradingsystem.telegram.benchmarks.signal;

import dev.tradingsystem.telegram.local.LocalPgBouncer;
import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.local.LocalRabbit;
import dev.tradingsystem.telegram.local.LocalRedis;
import dev.tradingsystem.telegram.store.migration.Migrations;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The servers of one mode, new and empty: PostgreSQL with both databases, PgBouncer, Redis,
/// RabbitMQ.
public final class PathServers implements AutoCloseable {

    private static final String GATEWAY = "telegram_gateway";
    private static final String SIGNALS = "tp_capital";

    private final LocalPostgres postgres;
    private final LocalPgBouncer bouncer;
    private final LocalRedis redis;
    private final LocalRabbit rabbit;

    public PathServers() {
        postgres = LocalPostgres.start();
        postgres.createDatabase(GATEWAY);
        postgres.createDatabase(SIGNALS);
        new Migrations(postgres.jdbcUrl(GATEWAY), postgres.user(), postgres.password()).gateway(null);
        new Migrations(postgres.jdbcUrl(SIGNALS), postgres.user(), postgres.password()).worker();
        bouncer = LocalPgBouncer.start(postgres, GATEWAY, SIGNALS);
        redis = LocalRedis.start();
        rabbit = LocalRabbit.start();
    }

    /// Straight to PostgreSQL.
    public JdbcClient gateway() {
        return database(GATEWAY);
    }

    JdbcClient signals() {
        return database(SIGNALS);
    }

    /// What both apps are told about them.
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("TELEGRAM_PGBOUNCER_HOST", bouncer.host());
        settings.put("TELEGRAM_PGBOUNCER_PORT", Integer.toString(bouncer.port()));
        settings.put("TELEGRAM_DB_USER", postgres.user());
        settings.put("TELEGRAM_DB_PASSWORD", postgres.password());
        settings.put("TP_CAPITAL_DB_USER", postgres.user());
        settings.put("TP_CAPITAL_DB_PASSWORD", postgres.password());
        settings.put("TELEGRAM_REDIS_HOST", redis.host());
        settings.put("TELEGRAM_REDIS_PORT", Integer.toString(redis.port()));
        settings.put("TELEGRAM_ENABLE_QUEUE", "true");
        settings.put("TELEGRAM_RABBITMQ_HOST", rabbit.host());
        settings.put("TELEGRAM_RABBITMQ_PORT", Integer.toString(rabbit.port()));
        settings.put("TELEGRAM_RABBITMQ_USER", rabbit.user());
        settings.put("TELEGRAM_RABBITMQ_PASSWORD", rabbit.password());
        return settings;
    }

    private JdbcClient database(String name) {
        return JdbcClient.create(
                new DriverManagerDataSource(postgres.jdbcUrl(name), postgres.user(), postgres.password()));
    }

    @Override
    public void close() {
        rabbit.close();
        redis.close();
        bouncer.close();
        postgres.close();
    }
}
