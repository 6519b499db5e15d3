package dev.tradingsystem.telegram.store.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.store.lease.Lease;
import dev.tradingsystem.telegram.store.lease.WriterLease;
import dev.tradingsystem.telegram.store.migration.Migrations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The way over and back with 200,000 rows of the variant that installations have, the tool
/// killed at each of its steps. Compressed chunks need TimescaleDB and are not among them.
class LegacyDrillIT {

    private static final int MESSAGES = 166_700;
    private static final int ROWS = 200_000;
    private static final String ONE = " m.channel_id = -1001000000004 AND m.message_id = 4";

    @TempDir
    static Path folder;

    private static LocalPostgres postgres;
    private static PreviousStack old;
    private static StoreProcess tool;
    private static DriverManagerDataSource target;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start() {
        postgres = LocalPostgres.start();
        postgres.createDatabase("telegram_gateway");
        new Migrations(postgres.jdbcUrl("telegram_gateway"), postgres.user(), postgres.password()).gateway(null);
        old = PreviousStack.of(postgres, Variant.SCRIPT, MESSAGES, "30 seconds");
        target =
                new DriverManagerDataSource(postgres.jdbcUrl("telegram_gateway"), postgres.user(), postgres.password());
        jdbc = JdbcClient.create(target);
        tool = new StoreProcess(Map.of(
                "TELEGRAM_DB_HOST",
                "127.0.0.1",
                "TELEGRAM_DB_PORT",
                "" + postgres.port(),
                "TELEGRAM_DB_PASSWORD",
                postgres.password(),
                "TELEGRAM_LEGACY_DB_HOST",
                "127.0.0.1",
                "TELEGRAM_LEGACY_DB_PORT",
                "" + postgres.port(),
                "TELEGRAM_LEGACY_DB_NAME",
                old.name(),
                "TELEGRAM_LEGACY_DB_USER",
                postgres.user(),
                "TELEGRAM_LEGACY_DB_PASSWORD",
                postgres.password()));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    /// One story: what a step leaves is what the next one finds.
    @Test
    void movesOverAndBackWithoutLosingAMessageWhereverItIsKilled() {
        assertThat(old.count("true")).isGreaterThanOrEqualTo(ROWS);
        copyIsKilledAtEachStep();
        messagesArriveAndTheCopyIsFinished();
        bothSidesAreEqual();
        theDeltaTakesOnlyTheDaysThatChanged();
        oneAlteredCharacterIsFound();
        aRunningGatewayKeepsTheCopyOut();
        whatCameSinceGoesBack();
    }

    private static void copyIsKilledAtEachStep() {
        killed("channels");
        killed("sums");
        killed("messages");
        var days = new AtomicInteger();
        StoreProcess.Ended ended = tool.run(
                line -> line.endsWith("copied and verified") && days.incrementAndGet() == 5,
                "copy-from-legacy",
                "--state",
                state());
        assertThat(ended.exitCode()).isEqualTo(137);
        killed("marks");
    }

    private static void killed(String step) {
        StoreProcess.Ended ended = tool.run(line -> line.startsWith(step), "copy-from-legacy", "--state", state());
        assertThat(ended.exitCode()).as("killed at %s: %s", step, ended.text()).isEqualTo(137);
    }

    private static void messagesArriveAndTheCopyIsFinished() {
        old.add(MESSAGES + 1, MESSAGES + 500, "30 seconds");
        StoreProcess.Ended ended = tool.run("copy-from-legacy", "--state", state());
        assertThat(ended.exitCode()).as(ended.text()).isZero();
        assertThat(ended.text()).contains("variant script", "4 rejected", "its channel id is not one of a channel: 2");
        tell(ended);
    }

    private static void bothSidesAreEqual() {
        StoreProcess.Ended verified = tool.run("verify-legacy");
        assertThat(verified.exitCode()).as(verified.text()).isZero();
        assertThat(verified.text()).contains("equal");
        tell(verified);
        assertThat(number("SELECT count(*) FROM telegram.messages")).isEqualTo(MESSAGES + 500 + 6);
        assertThat(number("SELECT count(*) FROM telegram.log WHERE kind = 'posted'"))
                .isEqualTo(MESSAGES + 500 + 6);
        assertThat(number("SELECT count(*) FROM telegram.messages WHERE deleted_at IS NOT NULL"))
                .isEqualTo(number("SELECT count(*) FROM telegram.hidden"))
                .isGreaterThan(4_000);
    }

    private static void theDeltaTakesOnlyTheDaysThatChanged() {
        old.add(MESSAGES + 501, MESSAGES + 520, "30 seconds");
        old.execute("""
                UPDATE telegram_gateway.messages SET status = 'deleted', deleted_at = now(), updated_at = now()
                 WHERE message_id IN (77, 177)
                """);
        StoreProcess.Ended delta = tool.run("copy-from-legacy", "--state", state());
        assertThat(delta.exitCode()).as(delta.text()).isZero();
        assertThat(delta.text()).containsPattern("\n[12] of [0-9]+ days copied");
        assertThat(
                        number(
                                "SELECT count(*) FROM telegram.messages WHERE message_id IN (77, 177) AND deleted_at IS NOT NULL"))
                .isEqualTo(2);
    }

    private static void oneAlteredCharacterIsFound() {
        String text = Objects.requireNonNull(jdbc.sql("SELECT m.body ->> 'text' FROM telegram.messages m WHERE" + ONE)
                .query(String.class)
                .single());
        say("altered");
        StoreProcess.Ended verified = tool.run("verify-legacy");
        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.lines())
                .filteredOn(line -> line.startsWith("  message"))
                .singleElement()
                .asString()
                .contains("message 4 of channel -1001000000004 differs");
        say(text);
    }

    private static void say(String text) {
        jdbc.sql("UPDATE telegram.messages m SET body = jsonb_set(m.body, '{text}', to_jsonb(:text)) WHERE" + ONE)
                .param("text", text)
                .update();
    }

    private static void aRunningGatewayKeepsTheCopyOut() {
        var gateway = new WriterLease(target, "main", "gateway-1", Duration.ofMinutes(1));
        Lease lease = gateway.take().orElseThrow();
        StoreProcess.Ended refused = tool.run("copy-from-legacy", "--state", state());
        assertThat(refused.exitCode()).isEqualTo(75);
        assertThat(refused.text()).contains("gateway-1 writes for the account main");
        new SinceCutOver(target, lease).write(MESSAGES);
        gateway.release(lease.fence());
    }

    private static void whatCameSinceGoesBack() {
        assertThat(tool.run("verify-legacy").exitCode())
                .as("what moved on is no difference")
                .isZero();
        long before = old.count("true");
        StoreProcess.Ended killed = tool.run(line -> line.equals("writing"), "export-to-legacy", "--state", state());
        assertThat(killed.exitCode()).isEqualTo(137);
        StoreProcess.Ended ended = tool.run("export-to-legacy", "--state", state());
        assertThat(ended.exitCode()).as(ended.text()).isZero();
        tell(ended);
        assertThat(old.count("true")).isEqualTo(before + SinceCutOver.POSTED);
        assertThat(old.count("text = 'edited after the cut-over'")).isGreaterThanOrEqualTo(SinceCutOver.EDITED);
        assertThat(old.count("status = 'deleted' AND jsonb_exists(metadata, 'exported')"))
                .isGreaterThanOrEqualTo(SinceCutOver.DELETED);
        assertThat(tool.run("export-to-legacy", "--state", state()).text()).contains("0 rows added, 0 changed there");
    }

    private static void tell(StoreProcess.Ended ended) {
        ended.lines().stream().filter(line -> line.contains(" min")).forEach(System.out::println);
    }

    private static String state() {
        return folder.resolve("copy.json").toString();
    }

    private static long number(String sql) {
        return Objects.requireNonNull(jdbc.sql(sql).query(Long.class).single());
    }
}
