package dev.tradingsystem.telegram.standalone.monitoring.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.testdc.PatchedLibrary;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Promise: what Prometheus is told to scrape answers, what dashboards and rules ask for exists,
/// and the alerts fire when what they tell of happens to real apps and servers, and stop when it
/// is over. Times are those of [Hurried].
///
/// One installation lives through all of it in order, because starting it takes a third of the
/// time. Troubles that do not disturb each other come together: a worker that falls behind takes
/// half a minute to be noticed, a pool a quarter.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LivePrometheusIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int POOL = 20;
    private static final int BACKLOG = 600;

    private static LiveStack stack;
    private static Load load;
    private static PrometheusApi prometheus;
    private static Outages.@Nullable Trouble lock;

    @BeforeAll
    static void start(@TempDir Path folder) {
        assumeThat(LiveServers.missing()).isEmpty();
        assumeThat(PatchedLibrary.isInstalled()).as("TDLib is installed").isTrue();
        stack = new LiveStack(folder);
        prometheus = stack.prometheus();
        load = new Load(stack, 5, 10);
    }

    @AfterAll
    static void stop() {
        if (load != null) {
            load.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    @Order(1)
    void everyTargetOfEveryJobIsUp() {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(prometheus.targets())
                        .hasSize(10)
                        .allSatisfy(target -> assertThat(target.health())
                                .as(target.toString())
                                .isEqualTo("up")));
    }

    @Test
    @Order(2)
    void aWorkerThatCannotStoreBeginsToFallBehind() throws SQLException {
        lock = Outages.lockedTable(stack.servers().postgres(), "tp_capital.verdicts");
        for (int i = 0; i < BACKLOG; i++) {
            stack.signals().post("Mensagem de uma enchente, número " + i);
        }
        await().atMost(LIMIT).until(() -> prometheus.answers("tp_capital_polling_lag_seconds > 1"));
    }

    /// Not at them: the broker would stop whoever publishes.
    @Test
    @Order(3)
    void aBrokerGetsLimitsThatAreNearWhatItHas() {
        double free = number("rabbitmq_disk_space_available_bytes");
        double used = number("rabbitmq_process_resident_memory_bytes");
        var rabbit = stack.servers().rabbit();
        rabbit.control("set_disk_free_limit", Long.toString(Math.round(free * 0.7)));
        rabbit.control("set_vm_memory_high_watermark", "absolute", Long.toString(Math.round(used * 1.1)));
        await().atMost(LIMIT)
                .until(() -> prometheus.answers(
                        "rabbitmq_disk_space_available_bytes < 2 * rabbitmq_disk_space_available_limit_bytes"));
    }

    /// Both at a time: the API asks the pooler every fifteen seconds, on any clock.
    @Test
    @Order(4)
    void redisThatIsGoneAndAPoolThatIsTakenUpFire() {
        var servers = stack.servers();
        try (var _ = Outages.heldTransactions(servers.pooler(), servers.postgres(), POOL + 15)) {
            servers.redis().killBoth();
            awaitFiring("RedisClusterDown", "RedisNodeDown");
            servers.redis().startAgain();
            awaitFiring("DatabaseConnectionPoolExhausted");
        }
        awaitSilence("RedisClusterDown", "RedisNodeDown");
    }

    @Test
    @Order(5)
    void aWorkerFarBehindFires() {
        awaitFiring("HighPollingLag", "MessageQueueBuilding");
        Objects.requireNonNull(lock, "the table was locked").close();
    }

    @Test
    @Order(6)
    void aCacheOfNoUseAndAGatewayThatIsStoppedFire() {
        awaitSilence("LowCacheHitRate");
        try (var _ = Outages.forgetfulCache(stack.servers().redis().masterPort())) {
            stack.stop(App.GATEWAY);
            awaitFiring("TelegramGatewayDown");
            stack.start(App.GATEWAY);
            awaitFiring("LowCacheHitRate");
        }
        awaitSilence("TelegramGatewayDown", "LowCacheHitRate");
    }

    @Test
    @Order(7)
    void aBrokerNearItsLimitsFires() {
        awaitFiring("DiskSpaceLow", "HighMemoryUsage");
        var rabbit = stack.servers().rabbit();
        rabbit.control("set_disk_free_limit", "50MB");
        rabbit.control("set_vm_memory_high_watermark", "0.4");
        awaitSilence("DiskSpaceLow", "HighMemoryUsage", "DatabaseConnectionPoolExhausted");
    }

    private static double number(String metric) {
        return prometheus
                .range(metric, Instant.now(), 1)
                .path("result")
                .path(0)
                .path("values")
                .valueStream()
                .mapToDouble(value -> Double.parseDouble(value.path(1).asString()))
                .max()
                .orElseThrow();
    }

    @Test
    @Order(8)
    void aWorkerThatHasCaughtUpIsSilent() {
        awaitSilence("HighPollingLag", "MessageQueueBuilding");
    }

    @Test
    @Order(9)
    void aWorkerThatDoesNotAnswerAndADatabaseThatIsGoneFire() {
        stack.process(App.WORKER).halt();
        stack.servers().postgres().kill();
        awaitFiring("WorkerDown", "DatabaseDown");
        stack.servers().postgres().startAgain();
        stack.process(App.WORKER).goOn();
        awaitSilence("WorkerDown", "DatabaseDown");
    }

    @Test
    @Order(10)
    void everyQueryHasHadASeries() {
        var excused = Unanswered.read();
        List<Query> silent = queries()
                .filter(query -> !excused.excuses(query))
                .filter(query -> !prometheus.answers(query.expression()))
                .toList();
        assertThat(silent).isEmpty();
        assertThat(prometheus.brokenRules()).isEmpty();
    }

    @Test
    @Order(11)
    void whatIsExcusedHasNoSeriesAndIsAskedFor() {
        var excused = Unanswered.read();
        List<Query> asked = queries().toList();
        assertThat(excused.reasons().keySet())
                .allSatisfy(figure -> assertThat(prometheus.answers(figure))
                        .as(figure + " has a series")
                        .isFalse())
                .allSatisfy(figure -> assertThat(asked)
                        .as("queries for " + figure)
                        .anyMatch(query -> query.expression().contains(figure)));
    }

    /// Prometheus gives up after ten seconds, and asks every fifteen.
    @Test
    @Order(12)
    void aScrapeIsSmallAndQuick() {
        List<ScrapeCost> costs = Stream.of(App.values())
                .map(app -> ScrapeCost.of(app, stack.address(app)))
                .toList();
        costs.forEach(cost -> System.out.println("scrape: " + cost));
        ScrapePage.keep(costs);
        assertThat(costs).allSatisfy(cost -> {
            assertThat(cost.series()).isBetween(100L, 2_000L);
            assertThat(cost.bytes()).isLessThan(300_000);
            assertThat(cost.median()).isLessThan(Duration.ofMillis(500));
        });
    }

    private static Stream<Query> queries() {
        return Stream.concat(
                Dashboard.all().stream().flatMap(dashboard -> dashboard.queries().stream()), Rules.queries().stream());
    }

    private static void awaitFiring(String... alerts) {
        await("fires: " + List.of(alerts))
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(prometheus.firing()).contains(alerts));
    }

    private static void awaitSilence(String... alerts) {
        await("silent: " + List.of(alerts))
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(prometheus.firing()).doesNotContain(alerts));
    }
}
