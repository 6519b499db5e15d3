package dev.tradingsystem.telegram.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CuttableProxyIT {

    private static LocalPostgres server;
    private static CuttableProxy proxy;

    @BeforeAll
    static void start() {
        assumeThat(Availability.missing(Server.POSTGRES)).isEmpty();
        server = LocalPostgres.start();
        proxy = CuttableProxy.to(server.port());
    }

    @AfterAll
    static void stop() {
        if (proxy != null) {
            proxy.close();
            server.close();
        }
    }

    @BeforeEach
    void emptyTable() throws SQLException {
        Sql.run(server, "postgres", "DROP TABLE IF EXISTS word", "CREATE TABLE word (text text)");
    }

    @Test
    void commitHappensWhenItsAnswerIsCut() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO word VALUES ('sent')");
            long before = proxy.cuts();
            proxy.cutBeforeAnswerTo("COMMIT");
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
            assertThat(proxy.cuts()).isEqualTo(before + 1);
        }
        assertThat(words()).isEqualTo("1");
    }

    @Test
    void delayHoldsBackRequestAndAnswer() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            proxy.delay(Duration.ofMillis(150));
            long begin = System.nanoTime();
            statement.execute("SELECT 1");
            assertThat(System.nanoTime() - begin)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(300).toNanos());
        } finally {
            proxy.delay(Duration.ZERO);
        }
    }

    @Test
    void wordsOfTheServerAreReplacedOnTheirWayBack() throws SQLException {
        try (var leading = CuttableProxy.to(server.port(), Map.of("20001", "20002"));
                var connection = DriverManager.getConnection(
                        LocalPostgres.jdbcUrl(leading.port(), "postgres"), server.user(), server.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT '20001', 20003")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1) + row.getString(2)).isEqualTo("2000220003");
        }
    }

    @Test
    void wordsOfDifferentLengthAreRefused() {
        assertThatThrownBy(() -> CuttableProxy.to(server.port(), Map.of("1", "20002")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void commitDoesNotHappenWhenItsRequestIsCut() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO word VALUES ('never')");
            proxy.cutBeforeRequest("COMMIT");
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(sessions()).isEqualTo("1"));
        assertThat(words()).isEqualTo("0");
    }

    @Test
    void cutsOnceAndServesOn() throws SQLException {
        try (var first = connect()) {
            proxy.cutBeforeAnswer();
            assertThatThrownBy(() -> first.createStatement().execute("SELECT 1"))
                    .isInstanceOf(SQLException.class);
        }
        try (var second = connect()) {
            assertThat(second.isValid(2)).isTrue();
        }
    }

    @Test
    void cutsInTheMiddleOfALongAnswer() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            proxy.cutAfterServerBytes(100_000);
            assertThatThrownBy(() -> statement.execute("SELECT repeat('x', 1000) FROM generate_series(1, 1000)"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void cutsEveryConnectionAtOnce() throws SQLException {
        try (var one = connect();
                var two = connect()) {
            proxy.cutNow();
            assertThat(one.isValid(2)).isFalse();
            assertThat(two.isValid(2)).isFalse();
        }
    }

    @Test
    void refusesUntilToldOtherwise() throws SQLException {
        proxy.refuse(true);
        assertThatThrownBy(CuttableProxyIT::connect).isInstanceOf(SQLException.class);
        proxy.refuse(false);
        try (var connection = connect()) {
            assertThat(connection.isValid(2)).isTrue();
        }
    }

    private static Connection connect() throws SQLException {
        var url = LocalPostgres.jdbcUrl(proxy.port(), "postgres");
        return DriverManager.getConnection(url, server.user(), server.password());
    }

    private static String words() throws SQLException {
        return Sql.value(server, "postgres", "SELECT count(*) FROM word");
    }

    private static String sessions() throws SQLException {
        return Sql.value(
                server, "postgres", "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'");
    }
}
