package dev.tradingsystem.telegram.tpcapital;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.tradingsystem.telegram.local.Availability;
import dev.tradingsystem.telegram.local.LocalPgBouncer;
import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.local.Server;
import dev.tradingsystem.telegram.store.migration.Migrations;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Both databases, migrated, on one server behind PgBouncer.
public final class Databases implements AutoCloseable {

    public static final String GATEWAY = "telegram_gateway";
    public static final String SIGNALS = "tp_capital";
    /// For a worker that nothing disturbs.
    public static final String UNDISTURBED = "tp_capital_undisturbed";

    private final LocalPostgres postgres;
    private final LocalPgBouncer bouncer;
    private final HikariDataSource gateway;
    private final HikariDataSource signals;
    private final HikariDataSource undisturbed;
    private boolean undisturbedMade;

    private Databases(LocalPostgres postgres, LocalPgBouncer bouncer) {
        this.postgres = postgres;
        this.bouncer = bouncer;
        this.gateway = pool(GATEWAY);
        this.signals = pool(SIGNALS);
        this.undisturbed = pool(UNDISTURBED);
    }

    public static Databases start() {
        assumeThat(Availability.missing(Server.POSTGRES)).isEmpty();
        assumeThat(Availability.missing(Server.PGBOUNCER)).isEmpty();
        LocalPostgres postgres = LocalPostgres.start();
        postgres.createDatabase(GATEWAY);
        postgres.createDatabase(SIGNALS);
        new Migrations(postgres.jdbcUrl(GATEWAY), postgres.user(), postgres.password()).gateway(null);
        new Migrations(postgres.jdbcUrl(SIGNALS), postgres.user(), postgres.password()).worker();
        return new Databases(postgres, LocalPgBouncer.start(postgres, GATEWAY, SIGNALS, UNDISTURBED));
    }

    public DataSource gateway() {
        return gateway;
    }

    public DataSource signals() {
        return signals;
    }

    /// A second database of the worker's, made when it is first asked for.
    public DataSource undisturbed() {
        if (!undisturbedMade) {
            postgres.createDatabase(UNDISTURBED);
            new Migrations(postgres.jdbcUrl(UNDISTURBED), postgres.user(), postgres.password()).worker();
            undisturbedMade = true;
        }
        return undisturbed;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(signals);
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    public LocalPgBouncer bouncer() {
        return bouncer;
    }

    /// Both databases as after their migration.
    public void wipe() {
        jdbc().sql("""
                TRUNCATE tp_capital.signals, tp_capital.signal_versions, tp_capital.signal_events, tp_capital.reviews,
                         tp_capital.verdicts, tp_capital.offsets, tp_capital.attempts, tp_capital.parked
                """).update();
        JdbcClient log = JdbcClient.create(gateway);
        log.sql("""
                TRUNCATE telegram.log, telegram.messages, telegram.message_key, telegram.channel_head,
                         telegram.writer_lease, telegram.consumer, telegram.consumer_offset, telegram.consumer_mark
                """).update();
        log.sql("UPDATE telegram.log_head SET seq = 0, floor = 1").update();
    }

    @Override
    public void close() {
        gateway.close();
        signals.close();
        undisturbed.close();
        bouncer.close();
        postgres.close();
    }

    private HikariDataSource pool(String database) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(bouncer.jdbcUrl(database));
        pool.setUsername(postgres.user());
        pool.setPassword(postgres.password());
        pool.setMaximumPoolSize(4);
        pool.setConnectionTimeout(3_000);
        pool.setMinimumIdle(0);
        pool.setInitializationFailTimeout(-1);
        pool.addDataSourceProperty("socketTimeout", "5");
        return pool;
    }
}
