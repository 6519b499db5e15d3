package dev.tradingsystem.telegram.store.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.store.lease.Lease;
import dev.tradingsystem.telegram.store.lease.WriterLease;
import dev.tradingsystem.telegram.store.migration.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// All three variants of the previous stack's table, with 5,000 messages each.
class LegacyVariantsIT {

    private static final int MESSAGES = 5_000;

    @TempDir
    Path folder;

    private static LocalPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = LocalPostgres.start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource
    void copiesAVariantWithEveryColumnAndWritesBackInItsTypes(Variant variant) throws SQLException {
        PreviousStack old = PreviousStack.of(postgres, variant, MESSAGES, "10 minutes");
        DataSource target = migrated("new_" + variant.word());
        JdbcClient jdbc = JdbcClient.create(target);

        CopyReport report = copy(old, target).run(state(), null);
        assertThat(report.variant()).isEqualTo(variant.word());
        assertThat(report.rows()).isEqualTo(old.count("true"));
        assertThat(report.stored()).isEqualTo(MESSAGES + 6);
        assertThat(report.merged()).isEqualTo(MESSAGES / 5);
        assertThat(report.rejected()).isEqualTo(variant == Variant.API ? 3 : 4);
        assertThat(report.rejections())
                .containsEntry("its channel id is not one of a channel", variant == Variant.SCRIPT ? 2L : 1L);
        assertThat(number(jdbc, "SELECT count(*) FROM telegram.rejected")).isEqualTo(report.rejected());

        VerifyReport verified = new LegacyVerify(old.source(), target, quiet()).run();
        assertThat(verified.differences()).isEmpty();
        assertThat(verified.equal()).isTrue();
        assertThat(verified.rows()).isEqualTo(verified.messages() + verified.merged() + verified.rejected());

        everyColumnIsKept(old, jdbc);
        whatPeopleDidIsKept(old, jdbc);
        goesBack(old, target);
    }

    /// Each row that became a message stands beside it, but for what has a place of its own.
    private static void everyColumnIsKept(PreviousStack old, JdbcClient jdbc) {
        Map<String, @Nullable Object> row = old.jdbc()
                .sql(
                        "SELECT m.id::text AS id, to_jsonb(m)::text AS row FROM telegram_gateway.messages m WHERE m.message_id::text = '400' ORDER BY m.created_at LIMIT 1")
                .query()
                .singleRow();
        assertThat(jdbc.sql("""
                        SELECT (SELECT jsonb_object_agg(o.key, o.value) FROM jsonb_each(:row::jsonb) o
                                 WHERE o.value <> 'null' AND o.key NOT IN ('channel_id', 'message_id', 'text'))
                               = (m.body -> 'imported') - 'variant'
                           AND m.body ->> 'text' = :row::jsonb ->> 'text'
                          FROM telegram.messages m
                         WHERE m.body -> 'imported' ->> 'id' = :id
                        """).params(row).query(Boolean.class).single()).isTrue();
        assertThat(number(jdbc, """
                SELECT count(*) FROM telegram.messages m
                 WHERE m.message_id = 97 AND m.body -> 'imported' ->> 'sent_at_from' = 'received_at'
                   AND m.sent_at = (m.body -> 'imported' ->> 'received_at')::timestamptz
                """)).isEqualTo(1);
        assertThat(number(jdbc, """
                SELECT count(*) FROM telegram.messages m
                 WHERE m.channel_id = -1001000000009
                   AND (m.message_id = 1 AND m.body ->> 'text' = 'nul \\u0000 and half \\ud83d'
                     OR m.message_id = 3 AND m.content_kind = 'photo' AND m.body ->> 'caption' = 'said beside a photo'
                     OR m.message_id = 4 AND m.body ->> 'caption' = 'and a caption'
                                         AND m.body -> 'imported' ->> 'text' = 'text')
                """)).isEqualTo(3);
    }

    private static void whatPeopleDidIsKept(PreviousStack old, JdbcClient jdbc) {
        assertThat(number(jdbc, "SELECT count(*) FROM telegram_v1.messages WHERE status = 'deleted'"))
                .isEqualTo(number(old.jdbc(), """
                        SELECT count(*) FROM (SELECT FROM telegram_gateway.messages m WHERE m.message_id::text ~ '^[1-9]'
                                               GROUP BY m.channel_id, m.message_id HAVING bool_and(m.status = 'deleted')) x
                        """))
                .isGreaterThan(500);
        assertThat(number(jdbc, "SELECT count(*) FROM telegram.hidden WHERE reason = 'wrong'"))
                .isGreaterThan(300);
        assertThat(number(jdbc, "SELECT count(*) FROM telegram_v1.messages WHERE status = 'reprocess_pending'"))
                .isGreaterThan(500);
        assertThat(number(jdbc, "SELECT count(*) FROM telegram.consumer_mark WHERE consumer = 'tp-capital'"))
                .isEqualTo(MESSAGES / 4);
        assertThat(jdbc.sql("SELECT channel_id FROM telegram.channel WHERE watched")
                        .query(Long.class)
                        .list())
                .containsExactly(-1001000000000L);
        assertThat(number(jdbc, "SELECT count(*) FROM telegram.channel")).isEqualTo(9);
    }

    private void goesBack(PreviousStack old, DataSource target) throws SQLException {
        var gateway = new WriterLease(target, "main", "gateway-1", Duration.ofMinutes(1));
        Lease lease = gateway.take().orElseThrow();
        new SinceCutOver(target, lease).write(MESSAGES);
        long before = old.count("true");
        ExportReport report = new LegacyExport(old.source(), target, quiet()).run(state());
        assertThat(report.inserted()).isEqualTo(SinceCutOver.POSTED);
        assertThat(old.count("true")).isEqualTo(before + SinceCutOver.POSTED);
        assertThat(old.count("m.text LIKE 'novo \\\\u0000%'")).isEqualTo(SinceCutOver.POSTED * 2 / 3 - 1);
        assertThat(new LegacyExport(old.source(), target, quiet()).run(state()))
                .satisfies(
                        again -> assertThat(again.inserted() + again.updated()).isZero());
    }

    @Test
    void bringsRowsBackThatTheOldTableLostAndRefusesADamagedBackup() throws SQLException, IOException {
        PreviousStack old = PreviousStack.of(postgres, Variant.SCRIPT, 200, "1 hour", "lossy");
        var backup = new LegacyBackup(old.source());
        LegacyBackup.Manifest kept = backup.write(folder);
        assertThat(kept.tables()).extracting(LegacyBackup.Kept::rows).containsExactly(old.count("true"), 2L);

        String all = "SELECT md5(string_agg(m::text, '' ORDER BY m.id)) FROM telegram_gateway.messages m";
        String before = old.jdbc().sql(all).query(String.class).single();
        old.execute(
                "DELETE FROM telegram_gateway.messages WHERE message_id % 3 = 0; DELETE FROM telegram_gateway.channels");
        assertThat(backup.restore(folder).get("channels")).isEqualTo(2);
        assertThat(old.jdbc().sql(all).query(String.class).single()).isEqualTo(before);
        assertThat(backup.restore(folder)).containsEntry("messages", 0L);

        Files.writeString(folder.resolve("messages.csv.gz"), "damaged");
        assertThatThrownBy(() -> backup.restore(folder)).isInstanceOf(Differs.class);
    }

    @Test
    void refusesATableItDoesNotKnow() {
        postgres.createDatabase("other");
        var source = new LegacySource(dataSource("other"), "telegram_gateway", "messages");
        assertThatThrownBy(() -> new LegacyVerify(source, dataSource("other"), quiet()).run())
                .isInstanceOf(LegacyUnrecognised.class)
                .hasMessageContaining("there is no table telegram_gateway.messages");
    }

    private static LegacyCopy copy(PreviousStack old, DataSource target) {
        return new LegacyCopy(old.source(), target, "main", Clock.systemUTC(), quiet());
    }

    private Path state() {
        return folder.resolve("copy.json");
    }

    private static Steps quiet() {
        return new Steps(Clock.systemUTC(), _ -> {});
    }

    private static DataSource migrated(String name) {
        postgres.createDatabase(name);
        new Migrations(postgres.jdbcUrl(name), postgres.user(), postgres.password()).gateway(null);
        return dataSource(name);
    }

    private static DataSource dataSource(String name) {
        return new DriverManagerDataSource(postgres.jdbcUrl(name), postgres.user(), postgres.password());
    }

    private static long number(JdbcClient jdbc, String sql) {
        return Objects.requireNonNull(jdbc.sql(sql).query(Long.class).single());
    }
}
