package dev.tradingsystem.telegram.standalone.browser;

import dev.tradingsystem.telegram.api.ApiApplication;
import dev.tradingsystem.telegram.gateway.GatewayApplication;
import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.local.LocalRedis;
import dev.tradingsystem.telegram.store.migration.Migrations;
import dev.tradingsystem.telegram.testdc.PatchedLibrary;
import dev.tradingsystem.telegram.testdc.TestDatacenter;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.tpcapital.WorkerApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The three apps in this JVM, with their servers, and with Telegram: each can be stopped and
/// started again at its address.
final class Stack implements AutoCloseable {

    static final String KEY = "a-key-for-this-test-only";

    private static final String DATABASE = "telegram_gateway";
    private static final String SIGNALS = "tp_capital";

    private final Path folder;
    private final LocalPostgres postgres = LocalPostgres.start();
    private final LocalRedis redis = LocalRedis.start();
    private final TestDatacenter telegram = TestDatacenter.start();
    private final Map<App, Integer> ports = new HashMap<>();
    private final Map<App, ConfigurableApplicationContext> running = new HashMap<>();
    private final Channel signals;

    /// One of the three.
    enum App {
        GATEWAY(GatewayApplication.class, "telegram-gateway"),
        API(ApiApplication.class, "telegram-gateway-api"),
        WORKER(WorkerApplication.class, "tp-capital");

        private final Class<?> type;
        private final String settings;

        App(Class<?> type, String settings) {
            this.type = type;
            this.settings = settings;
        }
    }

    /// @param folder for what the apps keep
    /// @param signals the title of the channel the worker reads
    Stack(Path folder, String signals) throws IOException {
        this.folder = folder;
        this.signals = telegram.channel(signals);
        postgres.createDatabase(DATABASE);
        postgres.createDatabase(SIGNALS);
        migrations(DATABASE).gateway(null);
        migrations(SIGNALS).worker();
        for (App app : App.values()) {
            ports.put(app, freePort());
        }
        for (App app : App.values()) {
            start(app);
        }
    }

    private Migrations migrations(String database) {
        return new Migrations(postgres.jdbcUrl(database), postgres.user(), postgres.password());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    TestDatacenter telegram() {
        return telegram;
    }

    /// The channel the worker reads signals from.
    Channel signals() {
        return signals;
    }

    /// The channel's id as the apps have it.
    static long id(Channel channel) {
        return -1_000_000_000_000L - channel.id();
    }

    /// Where a browser finds the console.
    String origin() {
        return address(App.API);
    }

    void start(App app) {
        var application = new SpringApplication(app.type);
        application.setRegisterShutdownHook(false);
        running.put(
                app,
                application.run(settings(app).entrySet().stream()
                        .map(entry -> "--%s=%s".formatted(entry.getKey(), entry.getValue()))
                        .toArray(String[]::new)));
    }

    void stop(App app) {
        ConfigurableApplicationContext context = running.remove(app);
        if (context != null) {
            context.close();
        }
    }

    private String address(App app) {
        return "http://127.0.0.1:" + ports.get(app);
    }

    private Map<String, Object> settings(App app) {
        var settings = new HashMap<String, Object>(Map.ofEntries(
                Map.entry("spring.config.name", app.settings),
                Map.entry("LOG_LEVEL", "warn"),
                Map.entry("TELEGRAM_PGBOUNCER_HOST", postgres.host()),
                Map.entry("TELEGRAM_PGBOUNCER_PORT", postgres.port()),
                Map.entry("TELEGRAM_DB_NAME", DATABASE),
                Map.entry("TELEGRAM_DB_USER", postgres.user()),
                Map.entry("TELEGRAM_DB_PASSWORD", postgres.password()),
                Map.entry("TELEGRAM_REDIS_HOST", redis.host()),
                Map.entry("TELEGRAM_REDIS_PORT", redis.port()),
                Map.entry("API_SECRET_TOKEN", KEY),
                Map.entry("TELEGRAM_API_CURSOR_SECRET", "a secret of this test, long enough")));
        switch (app) {
            case GATEWAY ->
                settings.putAll(Map.of(
                        "GATEWAY_PORT",
                        ports.get(App.GATEWAY),
                        "TELEGRAM_API_ID",
                        1,
                        "TELEGRAM_API_HASH",
                        "dummy",
                        "TELEGRAM_SESSION_DIR",
                        folder.resolve(".session"),
                        "TELEGRAM_SESSION_ENCRYPTION_KEY",
                        "a session key of more than 32 characters",
                        "TDLIB_LIBRARY_PATH",
                        PatchedLibrary.forTests(),
                        "TDLIB_PROXY",
                        "127.0.0.1:" + telegram.proxyPort(),
                        "telegram.session.login-steps",
                        1_000,
                        "springdoc.api-docs.enabled",
                        false));
            case API ->
                settings.putAll(Map.of(
                        "TELEGRAM_GATEWAY_API_PORT", ports.get(App.API),
                        "server.address", "127.0.0.1",
                        "TELEGRAM_GATEWAY_API_TOKEN", KEY,
                        "GATEWAY_SERVICE_URL", address(App.GATEWAY),
                        "TP_CAPITAL_SERVICE_URL", address(App.WORKER),
                        "TP_CAPITAL_API_KEY", KEY,
                        "TELEGRAM_PHOTO_DIRECTORY", folder.resolve("photos")));
            case WORKER ->
                settings.putAll(Map.of(
                        "TP_CAPITAL_PORT", ports.get(App.WORKER),
                        "TP_CAPITAL_DB_HOST", postgres.host(),
                        "TP_CAPITAL_DB_PORT", postgres.port(),
                        "TP_CAPITAL_DB_NAME", SIGNALS,
                        "TP_CAPITAL_DB_USER", postgres.user(),
                        "TP_CAPITAL_DB_PASSWORD", postgres.password(),
                        "TP_CAPITAL_API_KEY", KEY,
                        "TP_CAPITAL_SIGNALS_CHANNEL_ID", id(signals),
                        "TP_CAPITAL_GATEWAY_POLLING_INTERVAL_MS", 200,
                        "springdoc.api-docs.enabled", false));
        }
        return settings;
    }

    @Override
    public void close() {
        stop(App.WORKER);
        stop(App.API);
        stop(App.GATEWAY);
        telegram.close();
        redis.close();
        postgres.close();
    }
}
