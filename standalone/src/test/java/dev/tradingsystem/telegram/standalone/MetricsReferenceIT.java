package dev.tradingsystem.telegram.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.standalone.monitoring.NamedBuckets;
import dev.tradingsystem.telegram.standalone.monitoring.Strangers;
import dev.tradingsystem.telegram.standalone.reference.Meter;
import dev.tradingsystem.telegram.standalone.reference.MeterTable;
import dev.tradingsystem.telegram.standalone.reference.Scrape;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `docs/reference/metrics.md` names every meter of ours as the running apps give it, and its
/// sums hold.
class MetricsReferenceIT {

    private static final int PORT_OFFSET = 12_000;
    private static final int SAMPLE = 72;
    private static final Duration START = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path data;

    private static StandaloneProcess process;

    @BeforeAll
    static void startAll() throws IOException {
        process = StandaloneProcess.start(
                data,
                Path.of("target", "metrics.log"),
                "--standalone.feed=off",
                "--standalone.port-offset=" + PORT_OFFSET);
        await().atMost(START).until(MetricsReferenceIT::everythingIsTaken);
    }

    @AfterAll
    static void stopAll() throws InterruptedException {
        process.stop();
        HTTP.close();
    }

    private static boolean everythingIsTaken() {
        return scrape(Apps.GATEWAY_PORT).sum("telegram_ingest_updates_total") == SAMPLE
                && scrape(Apps.WORKER_PORT).sum("tp_capital_messages_total") == SAMPLE;
    }

    @Test
    void namesEveryMeterOfTheGatewayAndNothingElse() {
        assertThat(own(scrape(Apps.GATEWAY_PORT))).isEqualTo(MeterTable.of("Gateway"));
    }

    @Test
    void namesEveryMeterOfTheApiAndNothingElse() {
        assertThat(own(scrape(Apps.API_PORT))).isEqualTo(MeterTable.of("API"));
    }

    @Test
    void namesEveryMeterOfTheWorkerAndNothingElse() {
        assertThat(own(scrape(Apps.WORKER_PORT))).isEqualTo(MeterTable.of("Worker"));
    }

    @Test
    void saysOfEveryAppWhatMemoryItHas() {
        var shared = MeterTable.of(MeterTable.EVERY_APP);
        var gateway = scrape(Apps.GATEWAY_PORT).meters();
        gateway.keySet().retainAll(shared.keySet());
        assertThat(shared).hasSize(2).containsAllEntriesOf(gateway);
        for (int app : List.of(Apps.API_PORT, Apps.WORKER_PORT)) {
            var others = scrape(app).meters();
            others.keySet().retainAll(shared.keySet());
            assertThat(others).isEqualTo(gateway);
        }
        assertThat(scrape(Apps.API_PORT).sum("disk_total_bytes")).isPositive();
        assertThat(scrape(Apps.WORKER_PORT).sum("disk_total_bytes")).isPositive();
    }

    /// Without those that every app has.
    private static Map<String, Meter> own(Scrape scrape) {
        var meters = scrape.meters();
        meters.keySet().removeAll(MeterTable.of(MeterTable.EVERY_APP).keySet());
        return meters;
    }

    @Test
    void saysOfNoOtherMeterThatItIsAlwaysThere() {
        List<String> sections =
                new ArrayList<>(List.of(MeterTable.EVERY_APP, "Gateway", MeterTable.WITH_QUEUE, "API", "Worker"));
        sections.addAll(4, MeterTable.WHERE_THERE_IS_ONE);
        assertThat(MeterTable.sections()).isEqualTo(sections);
        assertThat(scrape(Apps.GATEWAY_PORT).meters()).doesNotContainKeys(names(MeterTable.WITH_QUEUE));
        assertThat(MeterTable.WHERE_THERE_IS_ONE)
                .allSatisfy(
                        section -> assertThat(scrape(Apps.API_PORT).meters()).doesNotContainKeys(names(section)));
    }

    private static String[] names(String section) {
        return MeterTable.of(section).keySet().toArray(String[]::new);
    }

    @Test
    void hasABucketWhereARuleOrAPanelLooks() {
        var apps = List.of(scrape(Apps.GATEWAY_PORT), scrape(Apps.API_PORT), scrape(Apps.WORKER_PORT));
        var named = NamedBuckets.all();
        assertThat(named)
                .hasSizeGreaterThan(3)
                .allSatisfy((histogram, bounds) -> assertThat(
                                apps.stream().flatMap(app -> app.bounds(histogram).stream()))
                        .as(histogram)
                        .containsAll(bounds));
    }

    /// Pauses of the collector and the coverage of our channel come by themselves.
    @ParameterizedTest
    @ValueSource(ints = {Apps.GATEWAY_PORT, Apps.API_PORT, Apps.WORKER_PORT})
    void hasNoSeriesMoreForAThousandStrangers(int app) throws IOException {
        var strangers = new Strangers("http://127.0.0.1:" + (app + PORT_OFFSET), key());
        // given
        strangers.come(1, 20);
        Set<String> before = scrape(app).series();
        // when
        var answers = strangers.come(100, 1_000);
        // then
        assertThat(answers).doesNotContainKeys(0, 500).hasSizeGreaterThan(1);
        assertThat(scrape(app).series())
                .isNotEmpty()
                .noneMatch(series -> series.contains(Strangers.MARK))
                .allMatch(series -> before.contains(series)
                        || series.startsWith("jvm_gc_")
                        || series.contains(Long.toString(Sample.CHANNEL_ID)));
    }

    @Test
    void addsUpInTheGateway() {
        Scrape gateway = scrape(Apps.GATEWAY_PORT);
        double stored = gateway.sum("telegram_ingest_updates_total", "outcome=\"stored\"");
        double grouped = stored
                + gateway.sum("telegram_ingest_updates_total", "outcome=\"duplicate\"")
                + gateway.sum("telegram_ingest_updates_total", "outcome=\"missing\"");
        var softly = new SoftAssertions();
        softly.assertThat(gateway.sum("telegram_ingest_received_total"))
                .isEqualTo(gateway.sum("telegram_ingest_updates_total"))
                .isEqualTo(SAMPLE);
        softly.assertThat(gateway.sum("telegram_ingest_changes_total")).isEqualTo(stored);
        softly.assertThat(gateway.sum("telegram_messages_received_total"))
                .isEqualTo(gateway.sum("telegram_ingest_received_total"));
        softly.assertThat(gateway.sum("telegram_ingest_append_seconds_count")).isEqualTo(stored);
        softly.assertThat(gateway.sum("telegram_ingest_batch_size_sum")).isEqualTo(grouped);
        softly.assertAll();
        await().atMost(START)
                .until(() ->
                        scrape(Apps.GATEWAY_PORT).sum("telegram_sink_position") == gateway.sum("telegram_log_seq"));
    }

    @Test
    void addsUpInTheApi() {
        double before = pages(scrape(Apps.API_PORT));
        get(Apps.API_PORT, "/messages?channel=" + Sample.CHANNEL_ID);
        get(Apps.API_PORT, "/messages?limit=3");
        Scrape api = scrape(Apps.API_PORT);
        var softly = new SoftAssertions();
        softly.assertThat(pages(api)).isEqualTo(before + 2);
        softly.assertThat(api.sum("telegram_cache_reads_total"))
                .isPositive()
                .isEqualTo(pages(api) - api.sum("api_cache_misses_total", "reason=\"not-asked\""));
        softly.assertAll();
    }

    private static double pages(Scrape api) {
        return api.sum("api_cache_hits_total") + api.sum("api_cache_misses_total");
    }

    @Test
    void addsUpInTheWorker() {
        Scrape worker = scrape(Apps.WORKER_PORT);
        double fetchMisses = worker.sum("tp_capital_cache_misses_total", "operation=\"fetch\"");
        double open = worker.sum("tp_capital_messages_processed_total", "status=\"duplicate\"")
                + worker.sum("tp_capital_messages_processed_total", "status=\"failed\"");
        var softly = new SoftAssertions();
        softly.assertThat(worker.sum("tp_capital_messages_total"))
                .isEqualTo(worker.sum("tp_capital_messages_processed_total") - open)
                .isEqualTo(SAMPLE);
        softly.assertThat(worker.sum("tp_capital_fallback_to_db_total")).isEqualTo(fetchMisses);
        softly.assertThat(worker.sum("polling_cache_misses_total")).isEqualTo(fetchMisses);
        softly.assertAll();
    }

    /// Nothing yet while nobody answers.
    private static Scrape scrape(int usualPort) {
        return Scrape.of(get(usualPort, "/metrics"));
    }

    private static String get(int usualPort, String path) {
        try {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:%d%s".formatted(usualPort + PORT_OFFSET, path)))
                    .header("Authorization", "Bearer " + key())
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String key() throws IOException {
        var keys = new Properties();
        try (InputStream in = Files.newInputStream(data.resolve("keys.properties"))) {
            keys.load(in);
        }
        return keys.getProperty("api");
    }
}
