package dev.tradingsystem.telegram.store.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.store.migration.Migrations;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticApplicationContext;

class SchemaCheckIT {

    private static LocalPostgres postgres;
    private static HikariDataSource gateway;
    private static HikariDataSource empty;

    @BeforeAll
    static void start() {
        postgres = LocalPostgres.start();
        gateway = database("gateway");
        empty = database("empty");
        new Migrations(postgres.jdbcUrl("gateway"), postgres.user(), postgres.password()).gateway(null);
        postgres.createDatabase("worker");
        new Migrations(postgres.jdbcUrl("worker"), postgres.user(), postgres.password()).worker();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        empty.close();
        postgres.close();
    }

    @Test
    void theVersionsOfThisBuildAreItsNewestMigrations() throws SQLException {
        var schema = Schema.gateway(gateway);
        assertThat(schema.installed()).isEqualTo(schema.required()).isGreaterThanOrEqualTo(13);
        try (var worker = source("worker")) {
            assertThat(Schema.worker(worker).installed())
                    .isEqualTo(Schema.worker(worker).required())
                    .isGreaterThanOrEqualTo(9);
        }
    }

    @Test
    void refusesAnOlderSchemaAndOneThatIsNotThere() throws SQLException {
        int installed = Schema.gateway(gateway).installed();
        assertThatExceptionOfType(ConfigurationRefused.class)
                .isThrownBy(() -> check(new Schema("the database", gateway, installed + 1)))
                .withMessage("the schema of the database has version %d, this build needs %d: run scripts/migrate.sh"
                        .formatted(installed, installed + 1))
                .satisfies(refused -> assertThat(refused.getExitCode()).isEqualTo(78));
        assertThatExceptionOfType(ConfigurationRefused.class)
                .isThrownBy(() -> check(Schema.gateway(empty)))
                .withMessageContaining("has version 0");
    }

    @Test
    void acceptsItsOwnAndANewerOne() throws SQLException {
        check(Schema.gateway(gateway));
        check(new Schema("the database", gateway, Schema.gateway(gateway).installed() - 1));
    }

    @Test
    void aDatabaseThatIsAwayStopsNoStart() {
        try (var away = new HikariDataSource()) {
            away.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/gateway");
            away.setInitializationFailTimeout(-1);
            away.setConnectionTimeout(250);
            check(Schema.gateway(away));
        }
    }

    private static void check(Schema schema) {
        var check = new SchemaCheck(new StaticApplicationContext(), schema);
        check.start();
        assertThat(check.isRunning()).isTrue();
        check.stop();
        assertThat(check.isRunning()).isFalse();
    }

    private static HikariDataSource database(String name) {
        postgres.createDatabase(name);
        return source(name);
    }

    private static HikariDataSource source(String name) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.jdbcUrl(name));
        pool.setUsername(postgres.user());
        pool.setPassword(postgres.password());
        pool.setMaximumPoolSize(1);
        return pool;
    }
}
