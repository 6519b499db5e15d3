package dev.tradingsystem.telegram.store.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.store.consumer.ConsumerReports;
import dev.tradingsystem.telegram.store.lease.Fence;
import dev.tradingsystem.telegram.store.lease.WriterLease;
import dev.tradingsystem.telegram.store.log.Appended;
import dev.tradingsystem.telegram.store.log.Checkpoints;
import dev.tradingsystem.telegram.store.log.EncodedEvent;
import dev.tradingsystem.telegram.store.log.Events;
import dev.tradingsystem.telegram.store.log.MessageLog;
import dev.tradingsystem.telegram.store.mark.Marks;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Promise: each service can do its work with the rights of its own role, and no more.
class RolesIT {

    private static final String GATEWAY = "telegram_gateway";
    private static final String WORKER = "worker_database";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String PASSWORD = "of this test only";
    private static final long CHANNEL = -1001649127710L;

    private static LocalPostgres postgres;
    private static MessageLog log;
    private static Fence fence;

    @BeforeAll
    static void migrateAndPostOne() throws SQLException {
        postgres = LocalPostgres.start();
        postgres.createDatabase(GATEWAY);
        postgres.createDatabase(WORKER);
        try (var connection = postgres.connect(GATEWAY);
                var statement = connection.createStatement()) {
            for (String role : List.of("gateway", "api", "worker", "tp_capital", "grafana")) {
                statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(role, PASSWORD));
            }
        }
        new Migrations(postgres.jdbcUrl(GATEWAY), postgres.user(), postgres.password()).gateway(null);
        new Migrations(postgres.jdbcUrl(WORKER), postgres.user(), postgres.password()).worker();
        log = new MessageLog(as("gateway"));
        fence = new WriterLease(as("gateway"), "main", "this test", Duration.ofMinutes(5))
                .take()
                .orElseThrow()
                .fence();
        Appended appended = log.append(fence, 1, List.of(EncodedEvent.of(Events.posted(CHANNEL, 1, "first"))));
        assertThat(appended).isInstanceOf(Appended.Committed.class);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    private static DriverManagerDataSource as(String role) {
        return as(role, GATEWAY);
    }

    private static DriverManagerDataSource as(String role, String database) {
        return new DriverManagerDataSource(postgres.jdbcUrl(database), role, PASSWORD);
    }

    private static void assertRefused(String role, String database, String sql) {
        JdbcClient jdbc = JdbcClient.create(as(role, database));
        assertThatThrownBy(() -> jdbc.sql(sql).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .asInstanceOf(InstanceOfAssertFactories.throwable(SQLException.class))
                .extracting(SQLException::getSQLState)
                .isEqualTo(INSUFFICIENT_PRIVILEGE);
    }

    @Test
    void theGatewayMovesItsCheckpointAndKeepsWhatTheDatabaseRefused() {
        var checkpoints = new Checkpoints(as("gateway"));
        checkpoints.move("rabbitmq", fence, 1);
        assertThat(checkpoints.read("rabbitmq", "main")).isOne();
        log.reject(fence, EncodedEvent.of(Events.posted(CHANNEL, 2, "second")), "a test");
        assertThat(JdbcClient.create(as("gateway"))
                        .sql("SELECT count(*) FROM telegram.rejected")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void theApiMarksMessages() {
        var marks = new Marks(as("api"));
        assertThat(marks.hide(CHANNEL, 1, "this test", "why")).isTrue();
        assertThat(marks.restore(CHANNEL, 1)).isTrue();
    }

    @Test
    void theWorkerReportsHowFarItIs() {
        new ConsumerReports(as("worker")).report("tp-capital", Map.of(CHANNEL, 1L), List.of());
        assertThat(JdbcClient.create(as("api"))
                        .sql("SELECT o.seq FROM telegram_v1.consumer_offsets o")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "api", "worker", "grafana"})
    void everyRoleReadsEveryViewOfTheReaders(String role) {
        JdbcClient jdbc = JdbcClient.create(as(role));
        List<String> views = JdbcClient.create(
                        new DriverManagerDataSource(postgres.jdbcUrl(GATEWAY), postgres.user(), postgres.password()))
                .sql("SELECT v.viewname FROM pg_views v WHERE v.schemaname = 'telegram_v1'")
                .query((row, _) -> row.getString(1))
                .list();
        assertThat(views).hasSizeGreaterThan(10);
        for (String view : views) {
            assertThat(jdbc.sql("SELECT count(*) FROM (SELECT * FROM telegram_v1.%s LIMIT 1) v".formatted(view))
                            .query(Long.class)
                            .single())
                    .as(view)
                    .isBetween(0L, 1L);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gateway | CREATE TABLE telegram.own (x int)",
                "gateway | ALTER TABLE telegram.messages ADD COLUMN own int",
                "gateway | DROP TABLE telegram.log",
                "api | DELETE FROM telegram.messages",
                "api | UPDATE telegram.log SET kind = 'deleted'",
                "api | UPDATE telegram.writer_lease SET fence = 99",
                "api | CREATE TABLE telegram.own (x int)",
                "worker | SELECT * FROM telegram.log",
                "worker | INSERT INTO telegram.hidden (channel_id, message_id, hidden_by) VALUES (1, 1, 'x')",
                "worker | UPDATE telegram.api_key SET scopes = '{operator}'",
                "grafana | SELECT * FROM telegram.api_key",
                "grafana | SELECT * FROM telegram.messages",
            })
    void nobodyDoesWhatIsNotTheirs(String role, String sql) {
        assertRefused(role, GATEWAY, sql);
    }

    @Test
    void theWorkersOwnDatabaseIsWrittenByItAndReadByDashboards() {
        JdbcClient worker = JdbcClient.create(as("tp_capital", WORKER));
        worker.sql("INSERT INTO tp_capital.offsets (consumer, channel_id, seq) VALUES ('tp-capital', ?, 1)")
                .param(CHANNEL)
                .update();
        assertThat(JdbcClient.create(as("grafana", WORKER))
                        .sql("SELECT o.seq FROM tp_capital.offsets o")
                        .query(Long.class)
                        .single())
                .isOne();
        assertRefused("tp_capital", WORKER, "DROP TABLE tp_capital.signals");
        assertRefused("grafana", WORKER, "DELETE FROM tp_capital.offsets");
        assertRefused("worker", WORKER, "SELECT * FROM tp_capital.offsets");
    }
}
