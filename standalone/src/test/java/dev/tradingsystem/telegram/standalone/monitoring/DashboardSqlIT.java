package dev.tradingsystem.telegram.standalone.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.store.migration.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The panels that ask the database get an answer, with the rights of the role `grafana`.
class DashboardSqlIT {

    private static final String DATABASE = "telegram_gateway";
    private static final String PASSWORD = "of this test only";

    private static final String LOCK = "DO $$ BEGIN LOCK TABLE telegram.writer_lease; END $$";

    private static LocalPostgres postgres;
    private static JdbcClient grafana;

    @BeforeAll
    static void migrate() throws SQLException {
        postgres = LocalPostgres.start();
        postgres.createDatabase(DATABASE);
        try (var connection = postgres.connect(DATABASE);
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE grafana LOGIN PASSWORD '%s'".formatted(PASSWORD));
        }
        new Migrations(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password()).gateway(null);
        grafana = JdbcClient.create(new DriverManagerDataSource(postgres.jdbcUrl(DATABASE), "grafana", PASSWORD));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void tablesHaveSizes() {
        assertThat(rows("Table sizes"))
                .allSatisfy(row -> assertThat(row).containsOnlyKeys("table", "parts", "size"))
                .filteredOn(row -> List.of("log", "messages").contains(row.get("table")))
                .hasSize(2)
                .allSatisfy(row ->
                        assertThat(((Number) row.get("size")).longValue()).isPositive());
    }

    @Test
    void indexesHaveUses() {
        assertThat(rows("Index use"))
                .allSatisfy(row -> assertThat(row).containsOnlyKeys("index", "scans", "entries", "size"))
                .extracting(row -> row.get("index"))
                .contains("messages_pkey", "log_pkey");
    }

    @Test
    void lockThatIsWaitedForIsCounted() throws SQLException, InterruptedException {
        try (var holder = postgres.connect(DATABASE);
                var waiter = postgres.connect(DATABASE)) {
            holder.setAutoCommit(false);
            lock(holder);
            assertThat(rows("Lock waits now")).containsExactly(Map.of("waiting", 0L));
            var waiting = Thread.ofVirtual().name("waits for the lock").start(() -> lock(waiter));
            await().untilAsserted(() -> assertThat(rows("Lock waits now")).containsExactly(Map.of("waiting", 1L)));
            holder.rollback();
            assertThat(waiting.join(Duration.ofSeconds(5))).isTrue();
        }
    }

    private static void lock(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute(LOCK);
        } catch (SQLException e) {
            throw new IllegalStateException("no lock", e);
        }
    }

    @Test
    void messagesThemselvesStayOutOfReach() {
        assertThatThrownBy(() -> grafana.sql("SELECT count(*) FROM telegram.messages")
                        .query()
                        .singleRow())
                .isInstanceOf(DataAccessException.class);
    }

    private static List<Map<String, Object>> rows(String title) {
        String sql = Dashboard.of("timescaledb-performance")
                .panel(title)
                .targets()
                .getFirst()
                .sql();
        return grafana.sql(sql).query().listOfRows();
    }
}
