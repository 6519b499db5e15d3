package dev.tradingsystem.telegram.tpcapital.intake;

import static dev.tradingsystem.telegram.tpcapital.GatewayLog.CHANNEL;
import static dev.tradingsystem.telegram.tpcapital.Texts.CANONICAL;
import static dev.tradingsystem.telegram.tpcapital.Texts.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.local.Availability;
import dev.tradingsystem.telegram.local.LocalRabbit;
import dev.tradingsystem.telegram.local.LocalRedis;
import dev.tradingsystem.telegram.local.Server;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import dev.tradingsystem.telegram.model.wire.Topology;
import dev.tradingsystem.telegram.store.cache.CacheClient;
import dev.tradingsystem.telegram.store.cache.CacheSettings;
import dev.tradingsystem.telegram.store.cache.HotMessages;
import dev.tradingsystem.telegram.tpcapital.Databases;
import dev.tradingsystem.telegram.tpcapital.GatewayLog;
import dev.tradingsystem.telegram.tpcapital.Worker;
import io.lettuce.core.api.sync.RedisServerCommands;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// The three modes against real servers. One class over the usual length, because all of it
/// shares a broker that takes seconds to start.
class IntakeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String QUEUE = Topology.queue("tp-capital", CHANNEL);

    private static Databases databases;
    private static LocalRedis redis;
    private static LocalRabbit rabbit;
    private static Broker broker;
    private static CacheClient cacheClient;
    private static HotMessages hot;

    private GatewayLog log;

    @BeforeAll
    static void start() throws Exception {
        assumeThat(Availability.missing(Server.RABBITMQ)).isEmpty();
        databases = Databases.start();
        redis = DeployedUsers.redis();
        rabbit = DeployedUsers.rabbit();
        broker = new Broker(rabbit);
        cacheClient = new CacheClient(
                CacheSettings.of(redis.host(), redis.port(), "operator", DeployedUsers.password("operator"), "", ""));
        hot = new HotMessages(cacheClient, Clock.systemUTC());
    }

    @AfterAll
    static void stop() throws Exception {
        if (databases != null) {
            cacheClient.close();
            broker.close();
            rabbit.close();
            redis.close();
            databases.close();
        }
    }

    @BeforeEach
    void begin() {
        databases.wipe();
        await().atMost(PATIENCE).until(cacheClient::isUp);
        cacheClient.call(RedisServerCommands::flushall);
        log = new GatewayLog(databases.gateway());
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true", "hybrid"})
    void eachModeMakesOneSignalOfOneOrder(String mode) throws Exception {
        try (Worker worker = worker(mode)) {
            // when
            Change change = log.post(5832, CANONICAL);
            if (!mode.equals("false")) {
                broker.publish(change);
                broker.publish(change);
            }
            // then
            await().atMost(PATIENCE).until(() -> count("signals") == 1);
            JsonNode signal = worker.read("/signals").path("items").path(0);
            assertThat(signal.path("id").stringValue()).isEqualTo(CHANNEL + ":5832:1");
            assertThat(signal.path("asset").stringValue()).isEqualTo("BOVAW32");
            assertThat(signal.path("entry").path("min").stringValue()).isEqualTo("1.04");
            assertThat(signal.path("entry").path("max").stringValue()).isEqualTo("1.06");
            assertThat(signal.path("targets").valueStream().map(JsonNode::stringValue))
                    .containsExactly("1.15", "2.15");
            assertThat(signal.path("targetFinal").stringValue()).isEqualTo("3.50");
            assertThat(signal.path("stop").stringValue()).isEqualTo("0.70");
            assertThat(count("verdicts")).isOne();
            await().atMost(PATIENCE).until(() -> reported("processed") == 1);
        }
    }

    @Test
    void brokerLetsEachUserDoOnlyItsOwn() throws Exception {
        assertThat(broker.refuses("gateway", channel -> channel.exchangeDeclare(Topology.EXCHANGE, "topic", true)))
                .isFalse();
        assertThat(broker.refuses("gateway", channel -> channel.basicGet(Topology.DEAD_LETTERS, true)))
                .isTrue();
        assertThat(broker.refuses("gateway", channel -> channel.queueDelete(Topology.DEAD_LETTERS)))
                .isTrue();
        assertThat(broker.refuses("worker", channel -> channel.exchangeDelete("telegram.other")))
                .isTrue();
        assertThat(broker.refuses("worker", channel -> channel.queuePurge("telegram.consumer.other.1")))
                .isTrue();
    }

    @Test
    void editsAndDeletionsFollow() throws Exception {
        try (Worker worker = worker("true")) {
            // given
            broker.publish(log.post(1, CANONICAL));
            await().atMost(PATIENCE).until(() -> count("signals") == 1);
            // when
            broker.publish(log.edit(1, CANONICAL.replace("0,70", "0,65")));
            await().atMost(PATIENCE).until(() -> count("verdicts") == 2);
            assertThat(signal(worker).path("stop").stringValue()).isEqualTo("0.65");
            broker.publish(log.delete(1));
            // then
            await().atMost(PATIENCE)
                    .until(() -> signal(worker).path("status").stringValue().equals("withdrawn"));
            assertThat(count("signals")).isOne();
        }
    }

    @Test
    void whatTheQueueLostIsReadFromTheLog() throws Exception {
        try (Worker _ = worker("true")) {
            // given
            broker.publish(log.post(1, order("PETR4", "30,00", "32,00", "29,00")));
            await().atMost(PATIENCE).until(() -> count("verdicts") == 1);
            // when
            log.post(2, order("VALE3", "60,00", "66,00", "58,00"));
            log.post(3, "Bom dia");
            broker.publish(log.post(4, CANONICAL));
            // then
            await().atMost(PATIENCE).until(() -> count("verdicts") == 4);
            assertThat(databases
                            .jdbc()
                            .sql("SELECT message_id FROM tp_capital.signals ORDER BY id")
                            .query((row, _) -> row.getLong(1))
                            .list())
                    .containsExactly(1L, 2L, 4L);
            assertThat(offset()).isEqualTo(4);
        }
    }

    @Test
    void theTailOfADeadQueueIsTakenToo() throws Exception {
        try (Worker _ = worker("hybrid")) {
            log.post(1, CANONICAL);

            await().atMost(PATIENCE).until(() -> count("signals") == 1);
        }
    }

    @Test
    void poisonIsParkedAfterFourDeliveries() throws Exception {
        try (Worker worker = worker("true")) {
            // given
            await().atMost(PATIENCE).until(() -> worker.get("/readyz").statusCode() == 200);
            broker.purge(Topology.DEAD_LETTERS);
            // when
            Change poison = poisoned(log.post(1, CANONICAL));
            broker.publish(poison);
            // then
            await().atMost(PATIENCE).until(() -> count("parked") == 1);
            await().atMost(PATIENCE).until(() -> broker.waiting(Topology.DEAD_LETTERS) == 1);
            assertThat(databases
                            .jdbc()
                            .sql("SELECT attempts FROM tp_capital.parked")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(4);
            assertThat(broker.deadLetter())
                    .isEqualTo(new Broker.DeadLetter("rejected", QUEUE, ChangeJson.write(poison)));
            broker.publish(log.post(2, CANONICAL));
            await().atMost(PATIENCE).until(() -> count("signals") == 1);
            assertThat(broker.waiting(QUEUE)).isZero();
        }
    }

    @Test
    void aDeliveryThatHangsInTheDatabaseIsSeenToWait() throws Exception {
        try (Worker worker = worker("true");
                var other = databases.signals().getConnection()) {
            // given
            await().atMost(PATIENCE).until(() -> worker.get("/readyz").statusCode() == 200);
            assertThat(worker.metric("tp_capital_polling_lag_seconds")).isZero();
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE tp_capital.verdicts IN ACCESS EXCLUSIVE MODE");
            // when
            broker.publish(log.post(1, CANONICAL));
            // then
            await().atMost(PATIENCE).until(() -> worker.metric("tp_capital_polling_lag_seconds") > 1);
            assertThat(worker.metric("tp_capital_messages_waiting")).isOne();
            // when
            other.rollback();
            // then
            await().atMost(PATIENCE).until(() -> worker.metric("tp_capital_polling_lag_seconds") == 0);
            assertThat(count("signals")).isOne();
        }
    }

    @Test
    void rubbishOnTheQueueHarmsNobody() throws Exception {
        try (Worker worker = worker("true")) {
            await().atMost(PATIENCE).until(() -> worker.get("/readyz").statusCode() == 200);
            broker.publish(CHANNEL, "no change at all");
            broker.publish(log.post(1, CANONICAL));

            await().atMost(PATIENCE).until(() -> count("signals") == 1);
        }
    }

    @Test
    void aProvedCacheSparesTheDatabase() {
        // given
        Change change = log.post(1, CANONICAL);
        hot.put(List.of(change));
        hot.touch(Map.of(CHANNEL, change.seq()));
        // when
        try (Worker worker = worker("false")) {
            await().atMost(PATIENCE).until(() -> count("signals") == 1);
            // then
            assertThat(worker.metric("tp_capital_cache_hits_total{operation=\"fetch\"}"))
                    .isPositive();
            assertThat(worker.metric("tp_capital_fallback_to_db_total")).isZero();
        }
    }

    @Test
    void everyMessageIsTakenWhileRedisIsDown() {
        redis.kill();
        try (Worker worker = worker("false")) {
            log.post(1, CANONICAL);

            await().atMost(PATIENCE).until(() -> count("signals") == 1);
            assertThat(worker.metric("tp_capital_cache_misses_total{operation=\"fetch\",reason=\"unavailable\"}"))
                    .isPositive();
            assertThat(worker.read("/health")
                            .path("checks")
                            .path("cache")
                            .path("status")
                            .stringValue())
                    .isEqualTo("down");
            assertThat(worker.read("/health").path("status").stringValue()).isEqualTo("degraded");
        } finally {
            redis.startAgain();
            await().atMost(PATIENCE).until(cacheClient::isUp);
        }
    }

    @Test
    void startsWithoutItsServersAndHeals() {
        databases.bouncer().kill();
        try (Worker worker = worker("hybrid")) {
            assertThat(worker.get("/livez").statusCode()).isEqualTo(200);
            assertThat(worker.get("/readyz").statusCode()).isEqualTo(503);
            assertThat(worker.get("/signals", "X-API-Key", Worker.KEY).statusCode())
                    .isEqualTo(503);
            databases.bouncer().startAgain();
            await().atMost(PATIENCE).until(() -> worker.get("/readyz").statusCode() == 200);
            new GatewayLog(databases.gateway()).post(1, CANONICAL);
            await().atMost(PATIENCE).until(() -> count("signals") == 1);
        } finally {
            databases.bouncer().startAgain();
        }
    }

    private static Worker worker(String mode) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("server.port", "0");
        environment.put("TP_CAPITAL_API_KEY", Worker.KEY);
        environment.put("TP_CAPITAL_QUEUE_MODE", mode);
        environment.put("TP_CAPITAL_GATEWAY_POLLING_INTERVAL_MS", mode.equals("true") ? "30000" : "500");
        environment.put("TELEGRAM_ENABLE_QUEUE", "true");
        environment.put("tp-capital.intake.queue.retry-delay", "200ms");
        environment.put("TELEGRAM_PGBOUNCER_HOST", databases.bouncer().host());
        environment.put(
                "TELEGRAM_PGBOUNCER_PORT", Integer.toString(databases.bouncer().port()));
        environment.put("TELEGRAM_DB_USER", databases.postgres().user());
        environment.put("TELEGRAM_DB_PASSWORD", databases.postgres().password());
        environment.put("TP_CAPITAL_DB_USER", databases.postgres().user());
        environment.put("TP_CAPITAL_DB_PASSWORD", databases.postgres().password());
        environment.put("TELEGRAM_REDIS_PORT", Integer.toString(redis.port()));
        environment.put("TELEGRAM_RABBITMQ_PORT", Integer.toString(rabbit.port()));
        environment.put("TELEGRAM_REDIS_USER", "worker");
        environment.put("TELEGRAM_REDIS_PASSWORD", DeployedUsers.password("worker"));
        environment.put("TELEGRAM_RABBITMQ_USER", "worker");
        environment.put("TELEGRAM_RABBITMQ_PASSWORD", DeployedUsers.password("worker"));
        return Worker.start(environment);
    }

    /// A text that our database refuses, though the gateway's log would have refused it before.
    private static Change poisoned(Change change) {
        Message clean = change.message();
        Message message =
                Message.of(clean.channelId(), clean.messageId(), clean.sentAt(), new Content.Text(CANONICAL + "\0"));
        return new Change(
                change.seq(),
                change.prevSeq(),
                change.kind(),
                change.version(),
                change.origin(),
                change.receivedAt(),
                change.committedAt(),
                message);
    }

    private static JsonNode signal(Worker worker) {
        return worker.read("/signals/" + CHANNEL + ":1:1");
    }

    private static long offset() {
        return databases
                .jdbc()
                .sql("SELECT seq FROM tp_capital.offsets")
                .query(Long.class)
                .single();
    }

    private static long reported(String outcome) {
        return JdbcClient.create(databases.gateway())
                .sql("SELECT count(*) FROM telegram.consumer_mark WHERE outcome = :outcome")
                .param("outcome", outcome)
                .query(Long.class)
                .single();
    }

    private static long count(String table) {
        return databases
                .jdbc()
                .sql("SELECT count(*) FROM tp_capital." + table)
                .query(Long.class)
                .single();
    }
}
