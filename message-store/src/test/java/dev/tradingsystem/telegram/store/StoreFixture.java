package dev.tradingsystem.telegram.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.tradingsystem.telegram.local.LocalPgBouncer;
import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.store.migration.Migrations;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A migrated gateway database behind PgBouncer, as the apps see it.
public final class StoreFixture implements AutoCloseable {

    private static final String DATABASE = "telegram_gateway";

    private final LocalPostgres postgres;
    private final LocalPgBouncer bouncer;
    private final HikariDataSource pool;

    private StoreFixture(LocalPostgres postgres, LocalPgBouncer bouncer, HikariDataSource pool) {
        this.postgres = postgres;
        this.bouncer = bouncer;
        this.pool = pool;
    }

    public static StoreFixture start() {
        LocalPostgres postgres = LocalPostgres.start();
        postgres.createDatabase(DATABASE);
        new Migrations(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password()).gateway(null);
        LocalPgBouncer bouncer = LocalPgBouncer.start(postgres, DATABASE);
        var pool = new HikariDataSource();
        pool.setJdbcUrl(bouncer.jdbcUrl(DATABASE));
        pool.setUsername(postgres.user());
        pool.setPassword(postgres.password());
        pool.setMaximumPoolSize(6);
        return new StoreFixture(postgres, bouncer, pool);
    }

    public DataSource database() {
        return pool;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    public LocalPgBouncer bouncer() {
        return bouncer;
    }

    /// Empties every table of the schema but the head row and the count of marks, which
    /// start again at 0.
    public void wipe() {
        jdbc().sql("""
                TRUNCATE telegram.log, telegram.messages, telegram.message_key, telegram.channel_head,
                         telegram.writer_lease, telegram.checkpoint, telegram.channel, telegram.coverage,
                         telegram.rejected, telegram.unroutable, telegram.hidden, telegram.reprocess_request,
                         telegram.consumer, telegram.consumer_offset, telegram.consumer_mark, telegram.api_key,
                         telegram.coverage_state, telegram.discovery, telegram.job, telegram.idempotency,
                         telegram.unprocessed_floor, telegram.sink_confirmation
                """).update();
        jdbc().sql("UPDATE telegram.log_head SET seq = 0, floor = 1").update();
        jdbc().sql("UPDATE telegram.mark_revision SET revision = 0").update();
    }

    @Override
    public void close() {
        pool.close();
        bouncer.close();
        postgres.close();
    }
}
