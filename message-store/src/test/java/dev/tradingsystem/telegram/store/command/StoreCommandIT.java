package dev.tradingsystem.telegram.store.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.local.LocalPgBouncer;
import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.store.migration.Migrations;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreCommandIT {

    private static LocalPostgres postgres;
    private static LocalPgBouncer bouncer;

    @BeforeAll
    static void start() {
        postgres = LocalPostgres.start();
        postgres.createDatabase("gateway");
        postgres.createDatabase("worker");
        bouncer = LocalPgBouncer.start(postgres, "gateway", "worker");
    }

    @AfterAll
    static void stop() {
        bouncer.close();
        postgres.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        for (String database : List.of("gateway", "worker")) {
            execute(database, "DROP SCHEMA IF EXISTS telegram, telegram_v1, tp_capital, telegram_migration CASCADE");
        }
    }

    @Test
    void bringsBothDatabasesToThisSchemaAndListsItBefore() throws SQLException {
        Called listed = call("migrate", "--dry-run");
        assertThat(listed.exitCode()).as(listed.err()).isZero();
        assertThat(listed.out())
                .contains("gateway (plain): schema " + Migrations.gatewayVersion(), "pending\n  1 log and state\n")
                .contains("worker: schema ", "\n  1 signals\n");
        assertThat(call("migrate", "--dry-run").out()).isEqualTo(listed.out());
        assertThat(schemas()).isEmpty();

        Called done = call("migrate");
        assertThat(done.err()).isEmpty();
        assertThat(done.out()).isEqualTo(listed.out().replace("pending", "applied"));
        assertThat(call("migrate").out()).contains("nothing to do").doesNotContain("applied");
    }

    @Test
    void doesOneDatabaseAloneAndSaysSoInJson() throws SQLException {
        assertThat(call("migrate", "--worker-only", "--format=json").out())
                .startsWith("[{\"database\":\"worker\",\"flavour\":null,\"version\":")
                .contains("\"applied\":true,\"steps\":[\"1 signals\",")
                .doesNotContain("gateway");
        assertThat(schemas()).isEmpty();
        assertThat(call("migrate", "--gateway-only", "--flavour", "plain").out())
                .doesNotContain("worker");
    }

    @Test
    void refusesAnotherFlavourAndAChangedMigrationBeforeItChangesAnything() throws SQLException {
        assertThat(call("migrate", "--flavour", "timescale").exitCode()).isEqualTo(65);
        assertThat(schemas()).isEmpty();
        call("migrate");
        assertThat(call("migrate", "--flavour", "timescale").err()).contains("made for plain");
        execute("gateway", "UPDATE telegram_migration.history SET checksum = 1 WHERE version = '2'");
        Called changed = call("migrate", "--dry-run");
        assertThat(changed.exitCode()).isEqualTo(65);
        assertThat(changed.err()).contains("gateway at 127.0.0.1", "checksum mismatch");
    }

    @Test
    void neverChangesASchemaThroughThePooler() throws SQLException {
        Called called =
                call(Map.of("TELEGRAM_DB_PORT", "" + bouncer.port(), "TELEGRAM_PGBOUNCER_PORT", "1"), "migrate");
        assertThat(called.exitCode()).isEqualTo(78);
        assertThat(called.err()).contains("a pooler answers at 127.0.0.1:" + bouncer.port());
        assertThat(schemas()).isEmpty();
    }

    @Test
    void namesWhatIsWrongWithTheServerTheDatabaseOrThePassword() {
        assertThat(call(Map.of("TELEGRAM_DB_PORT", "1"), "migrate")).satisfies(called -> {
            assertThat(called.exitCode()).isEqualTo(69);
            assertThat(called.err()).contains("the server does not answer");
        });
        assertThat(call(Map.of("TELEGRAM_DB_NAME", "nowhere"), "migrate")).satisfies(called -> {
            assertThat(called.exitCode()).isEqualTo(78);
            assertThat(called.err()).contains("there is no such database: nowhere");
        });
        assertThat(call(Map.of("TELEGRAM_DB_PASSWORD", "wrong-one"), "migrate")).satisfies(called -> {
            assertThat(called.exitCode()).isEqualTo(78);
            assertThat(called.err()).contains("user or password refused").doesNotContain("wrong-one");
        });
    }

    @Test
    void checksThroughThePoolerThatTheSchemaIsThisOne() throws SQLException {
        call("migrate", "--gateway-only");
        Called good = call("check");
        assertThat(good.exitCode()).as(good.err()).isZero();
        assertThat(good.out())
                .isEqualTo("gateway answers through the pooler as telegram, schema %d\n"
                        .formatted(Migrations.gatewayVersion()));
        assertThat(call("check", "--format", "json").out()).contains("\"pooled\":true");

        execute("gateway", "DELETE FROM telegram_migration.history WHERE version::int > 2");
        Called old = call("check");
        assertThat(old.exitCode()).isEqualTo(65);
        assertThat(old.err()).contains("has schema 2", "scripts/migrate.sh");
        assertThat(call(Map.of("TELEGRAM_PGBOUNCER_PORT", "1"), "check").exitCode())
                .isEqualTo(69);
    }

    private static Called call(String... arguments) {
        return call(Map.of(), arguments);
    }

    private static Called call(Map<String, String> changed, String... arguments) {
        var environment = new HashMap<>(Map.of(
                "TELEGRAM_DB_HOST",
                "127.0.0.1",
                "TELEGRAM_DB_PORT",
                "" + postgres.port(),
                "TELEGRAM_PGBOUNCER_PORT",
                "" + bouncer.port(),
                "TELEGRAM_DB_NAME",
                "gateway",
                "TP_CAPITAL_DB_NAME",
                "worker",
                "TELEGRAM_DB_PASSWORD",
                postgres.password()));
        environment.putAll(changed);
        return Called.with(environment, List.of(), arguments);
    }

    private static String schemas() throws SQLException {
        String query =
                "SELECT coalesce(string_agg(nspname, ','), '') FROM pg_namespace WHERE nspname ~ '^t(elegram|p_)'";
        try (var connection = postgres.connect("gateway");
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(String database, String statement) throws SQLException {
        try (var connection = postgres.connect(database)) {
            connection.createStatement().execute(statement);
        }
    }
}
