package dev.tradingsystem.telegram.api.hypertable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.api.ApiFixture;
import dev.tradingsystem.telegram.api.SharedApi;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The database's figures on plain PostgreSQL. What TimescaleDB answers to the same questions is
/// checked by `db/timescale-check`; here its functions answer what they are told to.
@ExtendWith(SharedApi.class)
class HypertableMetricsIT {

    private static final Path PAGE = Path.of("..", "docs", "reference", "metrics.md");
    private static final Pattern NAME =
            Pattern.compile("^(?:\\| `)?(telegram_(?:hypertable|job|aggregate|backup)_\\w+)");
    private static final String STAND_INS = """
            CREATE OR REPLACE FUNCTION telegram_v1.hypertables() RETURNS TABLE (
              hypertable text, bytes bigint, open_chunks bigint, compressed_chunks bigint, compression_ratio float8)
            LANGUAGE sql AS $$ VALUES ('messages', 5000, 3, 2, 12.5::float8), ('log', 70, 1, 0, NULL) $$;
            CREATE OR REPLACE FUNCTION telegram_v1.background_jobs() RETURNS TABLE (
              job text, failures bigint, last_success_at timestamptz)
            LANGUAGE sql AS $$
              VALUES ('compression:messages', 3, timestamptz '2026-01-02T03:04:05Z'), ('new', 0, NULL) $$;
            CREATE OR REPLACE FUNCTION telegram_v1.aggregates() RETURNS TABLE (
              aggregate text, complete_until timestamptz)
            LANGUAGE sql AS $$ VALUES ('messages_daily', now() - interval '90 s'), ('messages_hourly', NULL) $$;
            INSERT INTO telegram.backup_record VALUES ('backup', '20260102_030405', '2026-01-02T03:04:05Z', 1, 1);
            """;

    private static List<String> scraped(MetricSnapshots snapshots) throws IOException {
        var bytes = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(bytes, snapshots);
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static List<String> scraped(DataSource database) throws IOException {
        return scraped(new HypertableMetrics(database).get());
    }

    @Test
    void plainDatabaseHasNoneUntilThereIsABackup(ApiFixture api) throws IOException {
        assertThat(scraped(api.database())).isEmpty();
    }

    @Test
    void figuresAreExportedAsTheDatabaseAnswers(ApiFixture api) throws SQLException, IOException {
        try (Connection connection = api.database().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute(STAND_INS);
            List<String> lines = scraped(new SingleConnectionDataSource(connection, true));
            connection.rollback();
            assertThat(lines)
                    .containsExactlyInAnyOrder(
                            "telegram_hypertable_size_bytes{hypertable=\"messages\"} 5000.0",
                            "telegram_hypertable_size_bytes{hypertable=\"log\"} 70.0",
                            "telegram_hypertable_chunks{compressed=\"false\",hypertable=\"messages\"} 3.0",
                            "telegram_hypertable_chunks{compressed=\"true\",hypertable=\"messages\"} 2.0",
                            "telegram_hypertable_chunks{compressed=\"false\",hypertable=\"log\"} 1.0",
                            "telegram_hypertable_chunks{compressed=\"true\",hypertable=\"log\"} 0.0",
                            "telegram_hypertable_compression_ratio{hypertable=\"messages\"} 12.5",
                            "telegram_job_failures_total{job=\"compression:messages\"} 3.0",
                            "telegram_job_failures_total{job=\"new\"} 0.0",
                            "telegram_job_last_success_seconds{job=\"compression:messages\"} 1.767323045E9",
                            "telegram_aggregate_freshness_seconds{aggregate=\"messages_daily\"} 90.0",
                            "telegram_backup_last_success 1.767323045E9");
            assertThat(names(lines)).isEqualTo(names(Files.readAllLines(PAGE)));
        }
    }

    private static Set<String> names(List<String> lines) {
        return lines.stream()
                .flatMap(line -> NAME.matcher(line).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void databaseThatIsAwayOrHasAnotherSchemaHasNone(ApiFixture api) throws IOException {
        var away = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/telegram_gateway");
        assertThat(scraped(away)).isEmpty();
        var other = new DriverManagerDataSource(
                api.postgres.jdbcUrl("postgres"), api.postgres.user(), api.postgres.password());
        assertThat(scraped(other)).isEmpty();
    }

    @Test
    void runningApiExportsThatItMayNotAskThePoolerAndNoFiguresItHasNot(ApiFixture api) {
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(api.get("/metrics").text())
                        .contains("\npgbouncer_up 0.0")
                        .doesNotContain("pgbouncer_pools", "telegram_hypertable", "telegram_job", "telegram_backup"));
    }
}
