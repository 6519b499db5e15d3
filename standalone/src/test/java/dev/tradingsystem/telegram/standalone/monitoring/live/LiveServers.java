package dev.tradingsystem.telegram.standalone.monitoring.live;

import dev.tradingsystem.telegram.local.Availability;
import dev.tradingsystem.telegram.local.LocalExporter;
import dev.tradingsystem.telegram.local.LocalPgBouncer;
import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.local.LocalRabbit;
import dev.tradingsystem.telegram.local.LocalRedisCluster;
import dev.tradingsystem.telegram.local.Server;
import dev.tradingsystem.telegram.store.migration.Migrations;
import dev.tradingsystem.telegram.testdc.TestDatacenter;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Every server of the stack with the exporters beside them, and Telegram.
record LiveServers(
        LocalPostgres postgres,
        LocalPgBouncer pooler,
        LocalRedisCluster redis,
        LocalRabbit rabbit,
        LocalExporter ofPostgres,
        LocalExporter ofRedis,
        TestDatacenter telegram)
        implements AutoCloseable {

    static final String DATABASE = "telegram_gateway";
    static final String SIGNALS = "tp_capital";

    /// Starts them beside each other.
    static LiveServers start() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<LocalRabbit> rabbit = threads.submit(LocalRabbit::measured);
            Future<LocalRedisCluster> redis = threads.submit((Callable<LocalRedisCluster>) LocalRedisCluster::start);
            LocalPostgres postgres = database();
            return new LiveServers(
                    postgres,
                    LocalPgBouncer.start(postgres, DATABASE, SIGNALS),
                    started(redis),
                    started(rabbit),
                    LocalExporter.postgres(postgres, DATABASE),
                    LocalExporter.redis(),
                    TestDatacenter.start());
        }
    }

    /// What this machine lacks, a sentence each.
    static List<String> missing() {
        return Arrays.stream(Server.values())
                .flatMap(server -> Availability.missing(server).stream())
                .toList();
    }

    /// Nobody waits for a lock for long: the role of an installation says so of statements. There
    /// is a backup, as the script that makes one writes it down.
    private static LocalPostgres database() {
        var postgres = LocalPostgres.start();
        postgres.createDatabase(DATABASE);
        postgres.createDatabase(SIGNALS);
        migrations(postgres, DATABASE).gateway(null);
        migrations(postgres, SIGNALS).worker();
        execute(postgres, "ALTER DATABASE " + SIGNALS + " SET lock_timeout = '2s'");
        execute(postgres, "INSERT INTO telegram.backup_record VALUES ('backup', '20260101_030000', now(), 1, 1)");
        return postgres;
    }

    private static void execute(LocalPostgres postgres, String sql) {
        try (var connection = postgres.connect(DATABASE);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare the database", e);
        }
    }

    private static Migrations migrations(LocalPostgres postgres, String database) {
        return new Migrations(postgres.jdbcUrl(database), postgres.user(), postgres.password());
    }

    private static <T> T started(Future<T> server) {
        try {
            return server.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        telegram.close();
        ofRedis.close();
        ofPostgres.close();
        rabbit.close();
        redis.close();
        pooler.close();
        postgres.close();
    }
}
