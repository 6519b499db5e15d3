package dev.tradingsystem.telegram.gateway.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.gateway.coverage.Retention;
import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.store.lease.Fence;
import dev.tradingsystem.telegram.store.lease.Lease;
import dev.tradingsystem.telegram.store.lease.WriterLease;
import dev.tradingsystem.telegram.store.log.EncodedEvent;
import dev.tradingsystem.telegram.store.log.MessageLog;
import dev.tradingsystem.telegram.store.migration.Migrations;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Promise: the holder of the lease drops what is too old, says so and counts it; without a
/// retention, or with another's lease, nothing goes.
@ExtendWith(OutputCaptureExtension.class)
class RetentionJobIT {

    private static final String DATABASE = "telegram_gateway";
    private static final long CHANNEL = -1_000_000_000_778L;
    private static final Instant NOW = Instant.parse("2025-10-28T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static LocalPostgres postgres;
    private static DataSource database;
    private static Lease lease;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private RetentionJob job = job(0);

    @BeforeAll
    static void start() {
        postgres = LocalPostgres.start();
        postgres.createDatabase(DATABASE);
        new Migrations(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password()).gateway(null);
        database = new DriverManagerDataSource(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password());
        lease = new WriterLease(database, "main", "test", Duration.ofHours(1))
                .take()
                .orElseThrow();
        new MessageLog(database)
                .append(
                        lease.fence(),
                        1,
                        LongStream.rangeClosed(1, 120)
                                .mapToObj(id -> EncodedEvent.of(posted(id)))
                                .toList());
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @AfterEach
    void end() {
        job.finish();
    }

    @Test
    void keepsAllWithoutARetentionOrTheLeaseAndDropsWithBoth(CapturedOutput output) {
        job.taken(lease);
        await().atMost(LIMIT).until(job::isOver);
        assertThat(messages()).isEqualTo(120);

        job = job(90);
        job.taken(new Lease(new Fence("main", lease.fence().number() - 1), 0, 0));
        await().atMost(LIMIT).until(() -> output.getOut().contains("dropped a part of what is older"));
        job.lost();
        assertThat(output).contains("0 messages, 0 changes, 0 chunks of 0 bytes; the next run goes on");
        assertThat(messages()).isEqualTo(120);

        job = job(90);
        job.taken(lease);
        await().atMost(LIMIT).until(() -> output.getOut().contains("31 messages"));
        assertThat(output)
                .contains(
                        "dropped what is older than 2025-07-30T12:00:00Z: 31 messages, 0 changes, 0 chunks of 0 bytes;"
                                + " the log begins at 1");
        assertThat(messages()).isEqualTo(89);
        await().atMost(LIMIT).until(() -> dropped("message") == 31);
        assertThat(dropped("change")).isZero();
        assertThat(dropped("chunk")).isZero();
        assertThat(job.isOver()).isFalse();
    }

    private static MessageEvent posted(long id) {
        Instant sentAt = NOW.minus(Duration.ofDays(121 - id)).minusSeconds(60);
        var message = new Message(
                CHANNEL, id, sentAt, null, null, new Content.Text("text " + id), null, null, null, null, null, null);
        return new MessageEvent.Posted(message, Origin.LIVE, sentAt);
    }

    private RetentionJob job(int days) {
        return new RetentionJob(
                database,
                new Retention(CLOCK, days),
                new StorageProperties(14, Duration.ofMillis(20), Duration.ofDays(1)),
                new RetentionMetrics(registry));
    }

    private double dropped(String kind) {
        return registry.get("telegram.retention.dropped")
                .tag("kind", kind)
                .counter()
                .count();
    }

    private static long messages() {
        return JdbcClient.create(database)
                .sql("SELECT count(*) FROM telegram.messages")
                .query(Long.class)
                .single();
    }
}
