package dev.tradingsystem.telegram.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalPgBouncerIT {

    private static LocalPostgres server;
    private static LocalPgBouncer pooler;

    @BeforeAll
    static void start() {
        assumeThat(Availability.missing(Server.POSTGRES)).isEmpty();
        assumeThat(Availability.missing(Server.PGBOUNCER)).isEmpty();
        server = LocalPostgres.start();
        server.createDatabase("one");
        server.createDatabase("two");
        pooler = LocalPgBouncer.start(server, "one", "two");
    }

    @AfterAll
    static void stop() {
        if (pooler != null) {
            pooler.close();
            server.close();
        }
    }

    @Test
    void poolsTwoDatabases() throws SQLException {
        assertThat(database("one")).isEqualTo("one");
        assertThat(database("two")).isEqualTo("two");
    }

    @Test
    void refusesAWrongPassword() {
        assertThatThrownBy(() -> Sql.value(server, pooler.jdbcUrl("one"), "SELECT 1", "wrong"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void servesAgainAfterItsDeath() throws SQLException {
        pooler.kill();
        assertThatThrownBy(() -> database("one")).isInstanceOf(SQLException.class);
        pooler.startAgain();
        assertThat(database("one")).isEqualTo("one");
    }

    @Test
    void servesAgainAfterTheServersDeath() {
        server.kill();
        assertThatThrownBy(() -> database("two")).isInstanceOf(SQLException.class);
        server.startAgain();
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(database("two")).isEqualTo("two"));
    }

    private static String database(String name) throws SQLException {
        return Sql.value(server, pooler.jdbcUrl(name), "SELECT current_database()", server.password());
    }
}
