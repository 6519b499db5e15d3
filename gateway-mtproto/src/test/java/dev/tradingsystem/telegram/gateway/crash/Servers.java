package dev.tradingsystem.telegram.gateway.crash;

import dev.tradingsystem.telegram.local.CuttableProxy;
import dev.tradingsystem.telegram.local.LocalPgBouncer;
import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.local.LocalRabbit;
import dev.tradingsystem.telegram.local.LocalRedisCluster;
import dev.tradingsystem.telegram.store.migration.Migrations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Every server the gateway uses, with the schema in place; PgBouncer behind a proxy that can
/// cut.
final class Servers implements AutoCloseable {

    static final String DATABASE = "telegram_gateway";

    final LocalPostgres postgres;
    final LocalPgBouncer bouncer;
    final CuttableProxy proxy;
    final LocalRedisCluster redis;
    final LocalRabbit rabbit;

    Servers() {
        postgres = LocalPostgres.start();
        postgres.createDatabase(DATABASE);
        new Migrations(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password()).gateway(null);
        bouncer = LocalPgBouncer.start(postgres, DATABASE);
        proxy = CuttableProxy.to(bouncer.port());
        redis = LocalRedisCluster.start();
        rabbit = LocalRabbit.start();
    }

    /// Straight to PostgreSQL: the truth, whatever is cut.
    JdbcClient database() {
        return JdbcClient.create(
                new DriverManagerDataSource(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password()));
    }

    /// How far the queue's sink says it has come.
    long published() {
        return database()
                .sql("SELECT coalesce(max(seq), 0) FROM telegram.checkpoint WHERE sink = 'rabbitmq'")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        rabbit.close();
        redis.close();
        proxy.close();
        bouncer.close();
        postgres.close();
    }
}
