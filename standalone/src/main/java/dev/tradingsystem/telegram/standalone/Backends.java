package dev.tradingsystem.telegram.standalone;

import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.local.LocalRedis;
import dev.tradingsystem.telegram.store.migration.Migrations;

/// The embedded servers, with the schema in place.
record Backends(LocalPostgres postgres, LocalRedis redis) implements AutoCloseable {

    static final String GATEWAY_DATABASE = "telegram_gateway";
    static final String WORKER_DATABASE = "tp_capital";

    private static final int POSTGRES_PORT = 5434;
    private static final int REDIS_PORT = 6379;

    static Backends start(Options options) {
        LocalPostgres postgres =
                LocalPostgres.embedded(options.data().resolve("postgres"), options.port(POSTGRES_PORT));
        try {
            migrate(postgres);
            return new Backends(postgres, LocalRedis.start(options.port(REDIS_PORT)));
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    private static void migrate(LocalPostgres postgres) {
        postgres.createDatabase(GATEWAY_DATABASE);
        postgres.createDatabase(WORKER_DATABASE);
        migrations(postgres, GATEWAY_DATABASE).gateway(null);
        migrations(postgres, WORKER_DATABASE).worker();
    }

    private static Migrations migrations(LocalPostgres postgres, String database) {
        return new Migrations(postgres.jdbcUrl(database), postgres.user(), postgres.password());
    }

    @Override
    public void close() {
        redis.close();
        postgres.close();
    }
}
