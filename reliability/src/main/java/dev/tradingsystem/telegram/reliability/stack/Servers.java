package dev.tradingsystem.telegram.reliability.stack;

import dev.tradingsystem.telegram.local.LocalPgBouncer;
import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.local.LocalRabbit;
import dev.tradingsystem.telegram.local.LocalRedisCluster;
import dev.tradingsystem.telegram.store.migration.Migrations;
import dev.tradingsystem.telegram.testdc.TestDatacenter;

/// The servers the apps use, new and empty, and Telegram.
public record Servers(
        LocalPostgres postgres,
        LocalPgBouncer pooler,
        LocalRedisCluster redis,
        LocalRabbit rabbit,
        TestDatacenter telegram)
        implements AutoCloseable {

    static final String GATEWAY = "telegram_gateway";
    static final String WORKER = "tp_capital";

    static Servers start() {
        LocalPostgres postgres = LocalPostgres.start();
        postgres.createDatabase(GATEWAY);
        postgres.createDatabase(WORKER);
        new Migrations(postgres.jdbcUrl(GATEWAY), postgres.user(), postgres.password()).gateway(null);
        new Migrations(postgres.jdbcUrl(WORKER), postgres.user(), postgres.password()).worker();
        return new Servers(
                postgres,
                LocalPgBouncer.start(postgres, GATEWAY, WORKER),
                LocalRedisCluster.start(),
                LocalRabbit.start(),
                TestDatacenter.start());
    }

    @Override
    public void close() {
        telegram.close();
        rabbit.close();
        redis.close();
        pooler.close();
        postgres.close();
    }
}
