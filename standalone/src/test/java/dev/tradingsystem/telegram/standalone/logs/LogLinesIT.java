package dev.tradingsystem.telegram.standalone.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.api.ApiApplication;
import dev.tradingsystem.telegram.gateway.GatewayApplication;
import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.local.LocalRabbit;
import dev.tradingsystem.telegram.local.LocalRedis;
import dev.tradingsystem.telegram.model.wire.Trace;
import dev.tradingsystem.telegram.standalone.reference.LogTable;
import dev.tradingsystem.telegram.store.migration.Migrations;
import dev.tradingsystem.telegram.tpcapital.WorkerApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The three apps work, lose their servers and stop; what they logged is JSON of known keys, leads
/// from a request and from a message to its lines, and holds no secret.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LogLinesIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String PLANTED = "planted-0123456789-";
    private static final String KEY = PLANTED + "key";
    private static final long CHANNEL = -1_001_649_127_710L;
    private static final int MESSAGES = 600;

    @TempDir
    private static Path folder;

    private static LocalPostgres postgres;
    private static LocalRedis redis;
    private static LocalRabbit rabbit;
    private static LoggedApp gateway;
    private static LoggedApp api;
    private static LoggedApp worker;

    @BeforeAll
    static void start() throws IOException {
        var broker = CompletableFuture.supplyAsync(LocalRabbit::start); // takes longest
        redis = LocalRedis.start();
        postgres = LocalPostgres.start();
        postgres.createDatabase("telegram_gateway");
        postgres.createDatabase("tp_capital");
        migrations("telegram_gateway").gateway(null);
        migrations("tp_capital").worker();
        rabbit = broker.join();
        int gatewayPort = LoggedApp.freePort();
        int apiPort = LoggedApp.freePort();
        int workerPort = LoggedApp.freePort();
        Map<String, String> told = environment(gatewayPort, apiPort, workerPort);
        worker = LoggedApp.start(WorkerApplication.class, folder.resolve("worker"), workerPort, told, KEY);
        gateway = LoggedApp.start(GatewayApplication.class, folder.resolve("gateway"), gatewayPort, told, KEY);
        api = LoggedApp.start(ApiApplication.class, folder.resolve("api"), apiPort, told, KEY);
    }

    private static Migrations migrations(String database) {
        return new Migrations(postgres.jdbcUrl(database), postgres.user(), postgres.password());
    }

    private static Map<String, String> environment(int gatewayPort, int apiPort, int workerPort) throws IOException {
        Map<String, String> told = new HashMap<>(servers());
        told.put("LOGGING_LEVEL_DEV_TRADINGSYSTEM_TELEGRAM", "debug");
        told.put("GATEWAY_PORT", Integer.toString(gatewayPort));
        told.put("TELEGRAM_GATEWAY_API_PORT", Integer.toString(apiPort));
        told.put("TP_CAPITAL_PORT", Integer.toString(workerPort));
        told.put("GATEWAY_SERVICE_URL", "http://127.0.0.1:" + gatewayPort);
        told.put("TP_CAPITAL_SERVICE_URL", "http://127.0.0.1:" + workerPort);
        told.put("API_SECRET_TOKEN", KEY);
        told.put("TELEGRAM_GATEWAY_API_TOKEN", KEY);
        told.put("TP_CAPITAL_API_KEY", KEY);
        told.put("TELEGRAM_API_CURSOR_SECRET", PLANTED + "cursors-and-more-of-them");
        told.put("TELEGRAM_API_HASH", PLANTED + "hash");
        told.put("TELEGRAM_PHONE_NUMBER", "+5511900000001");
        told.put("TELEGRAM_SESSION_ENCRYPTION_KEY", PLANTED + "session-and-more-of-it");
        told.put("TELEGRAM_SESSION_DIR", folder.resolve("session").toString());
        told.put("TELEGRAM_PHOTO_DIRECTORY", folder.resolve("photos").toString());
        told.put("TELEGRAM_INGEST_FINISHLIMIT", "2s"); // nobody writes what is left without a database
        told.put("TELEGRAM_SINKFINISHLIMIT", "1s");
        told.put("TELEGRAM_CHANNELS", Long.toString(CHANNEL));
        told.put("TP_CAPITAL_SIGNALS_CHANNEL_ID", Long.toString(CHANNEL));
        told.put("TELEGRAM_IMPORT_FILES_0", updates().toString());
        told.put("TELEGRAM_IMPORT_RATE", "20");
        return told;
    }

    private static Map<String, String> servers() {
        Map<String, String> told = new HashMap<>();
        told.put("TELEGRAM_PGBOUNCER_HOST", postgres.host());
        told.put("TELEGRAM_PGBOUNCER_PORT", Integer.toString(postgres.port()));
        told.put("TELEGRAM_DB_USER", postgres.user());
        told.put("TELEGRAM_DB_PASSWORD", postgres.password());
        told.put("TP_CAPITAL_DB_USER", postgres.user());
        told.put("TP_CAPITAL_DB_PASSWORD", postgres.password());
        told.put("TELEGRAM_GATEWAY_DB_CONNECTION_TIMEOUT_MS", "1000");
        told.put("TELEGRAM_REDIS_HOST", redis.host());
        told.put("TELEGRAM_REDIS_PORT", Integer.toString(redis.port()));
        told.put("TELEGRAM_ENABLE_QUEUE", "true");
        told.put("TP_CAPITAL_QUEUE_MODE", "true");
        told.put("TELEGRAM_RABBITMQ_HOST", rabbit.host());
        told.put("TELEGRAM_RABBITMQ_PORT", Integer.toString(rabbit.port()));
        told.put("TELEGRAM_RABBITMQ_USER", rabbit.user());
        told.put("TELEGRAM_RABBITMQ_PASSWORD", rabbit.password());
        return told;
    }

    /// Recorded updates that go on for half a minute, so that the worker's queue is there for
    /// some.
    private static Path updates() throws IOException {
        var text = new StringBuilder();
        for (int id = 1; id <= MESSAGES; id++) {
            text.append("""
                    {"@type":"updateNewMessage","message":{"@type":"message","id":%d,"chat_id":%d,\
                    "sender_id":{"@type":"messageSenderChat","chat_id":%d},"is_channel_post":true,"date":%d,\
                    "edit_date":0,"media_album_id":"0","content":{"@type":"messageText","text":\
                    {"@type":"formattedText","text":"%stext","entities":[]}}}}
                    """.formatted((long) id << 20, CHANNEL, CHANNEL, 1_760_000_000 + id, PLANTED));
        }
        return Files.writeString(folder.resolve("updates.jsonl"), text);
    }

    @AfterAll
    static void stop() {
        List.of(gateway, api, worker).forEach(LoggedApp::close);
        rabbit.close();
        redis.close();
        postgres.close();
    }

    @Test
    void everyLineIsJsonOfKnownKeysAndLeadsToWhatItIsAbout() throws InterruptedException {
        await().atMost(LIMIT).until(() -> api.get("/signals", "X-Request-Id", "at-work") == 200);
        await().atMost(LIMIT).until(() -> lines(worker).anyMatch(line -> line.contains("a delivery was settled")));
        JsonNode settled = lines(worker)
                .filter(line -> line.contains("a delivery was settled"))
                .map(JsonMapper.shared()::readTree)
                .findFirst()
                .orElseThrow();
        assertThat(settled.at("/labels/traceId").asString(""))
                .isEqualTo(Trace.id(CHANNEL, settled.at("/labels/messageId").asLong(0)));
        assertThat(api.get("/messages?limit=0", "X-Correlation-Id", "wrong")).isEqualTo(400);

        redis.stop();
        postgres.stop();
        await().atMost(LIMIT)
                .until(() -> lines(gateway).anyMatch(line -> line.contains("database did not answer"))
                        && lines(gateway).anyMatch(line -> line.contains("\"sink\":\"redis\"")));
        assertThat(gateway.get("/sync-jobs", "X-Correlation-Id", "asked-gateway"))
                .isEqualTo(503);
        assertThat(api.get("/messages?limit=7", "X-Request-Id", "asked-api")).isEqualTo(503);
        assertThat(api.get("/signals?limit=7", "X-Request-Id", "asked-worker")).isEqualTo(503);
        assertThat(gateway.linesWith("requestId", "asked-gateway")).isNotEmpty();
        assertThat(api.linesWith("requestId", "asked-api")).isNotEmpty();
        assertThat(worker.linesWith("requestId", "asked-worker")).isNotEmpty();

        List.of(gateway, api, worker).forEach(LoggedApp::stop);
        for (LoggedApp app : List.of(gateway, api, worker)) {
            app.awaitEnd();
        }
        check(gateway, "telegram-gateway");
        check(api, "telegram-gateway-api");
        check(worker, "tp-capital");
    }

    private static Stream<String> lines(LoggedApp app) {
        return app.lines().stream();
    }

    private static void check(LoggedApp app, String name) {
        List<String> lines = app.lines();
        Set<String> known = LogTable.members();
        Set<String> found = new TreeSet<>();
        assertThat(lines).as(name).hasSizeGreaterThan(10).allSatisfy(line -> {
            JsonNode json = JsonMapper.shared().readTree(line);
            assertThat(json.at("/service/name").asString("")).isEqualTo(name);
            collect("", json, found);
        });
        assertThat(known).as(name).containsAll(found);
        assertThat(String.join("\n", lines))
                .as(name)
                .doesNotContain(PLANTED, "+5511900000001", postgres.password(), rabbit.password());
    }

    private static void collect(String path, JsonNode node, Set<String> found) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties().forEach(member -> collect(path + "." + member.getKey(), member.getValue(), found));
        } else {
            found.add(path.substring(1));
        }
    }
}
