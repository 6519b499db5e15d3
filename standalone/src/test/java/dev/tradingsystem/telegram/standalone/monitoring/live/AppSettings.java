package dev.tradingsystem.telegram.standalone.monitoring.live;

import dev.tradingsystem.telegram.testdc.PatchedLibrary;
import dev.tradingsystem.telegram.testdc.account.Channel;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// What each app is started with: everything as in an installation, with the addresses of this
/// machine.
///
/// @param folder for what the apps keep
/// @param servers where they are
/// @param signals the channel that is watched and read
/// @param ports where each app listens
record AppSettings(Path folder, LiveServers servers, Channel signals, Map<App, Integer> ports) {

    /// The channel's id as the apps have it.
    long channelId() {
        return -1_000_000_000_000L - signals.id();
    }

    String address(App app) {
        return "http://127.0.0.1:" + port(app);
    }

    Map<String, Object> of(App app) {
        Map<String, Object> settings = new TreeMap<>(shared());
        settings.put("spring.config.name", app.settings());
        settings.putAll(
                switch (app) {
                    case GATEWAY -> gateway();
                    case API -> api();
                    case WORKER -> worker();
                });
        return settings;
    }

    private Map<String, Object> shared() {
        return Map.ofEntries(
                Map.entry("LOG_LEVEL", "warn"),
                Map.entry("management.metrics.system.diskspace.paths", "/"),
                Map.entry("TELEGRAM_PGBOUNCER_HOST", servers.pooler().host()),
                Map.entry("TELEGRAM_PGBOUNCER_PORT", servers.pooler().port()),
                Map.entry("TELEGRAM_DB_NAME", LiveServers.DATABASE),
                Map.entry("TELEGRAM_DB_USER", servers.postgres().user()),
                Map.entry("TELEGRAM_DB_PASSWORD", servers.postgres().password()),
                Map.entry(
                        "TELEGRAM_REDIS_SENTINELS",
                        "127.0.0.1:" + servers.redis().sentinelPort()),
                Map.entry("TELEGRAM_ENABLE_QUEUE", true),
                Map.entry("TELEGRAM_RABBITMQ_HOST", servers.rabbit().host()),
                Map.entry("TELEGRAM_RABBITMQ_PORT", servers.rabbit().port()),
                Map.entry("TELEGRAM_RABBITMQ_USER", servers.rabbit().user()),
                Map.entry("TELEGRAM_RABBITMQ_PASSWORD", servers.rabbit().password()),
                Map.entry("API_SECRET_TOKEN", Web.KEY),
                Map.entry("TELEGRAM_API_CURSOR_SECRET", "a secret of this test, long enough"));
    }

    private Map<String, Object> gateway() {
        return Map.ofEntries(
                Map.entry("GATEWAY_PORT", port(App.GATEWAY)),
                Map.entry("TELEGRAM_API_ID", 1),
                Map.entry("TELEGRAM_API_HASH", "dummy"),
                Map.entry("TELEGRAM_SESSION_DIR", folder.resolve(".session")),
                Map.entry("TELEGRAM_SESSION_ENCRYPTION_KEY", "a session key of more than 32 characters"),
                Map.entry("TELEGRAM_CHANNELS", channelId()),
                Map.entry("TDLIB_LIBRARY_PATH", PatchedLibrary.forTests()),
                Map.entry("TDLIB_PROXY", "127.0.0.1:" + servers.telegram().proxyPort()),
                Map.entry("springdoc.api-docs.enabled", false));
    }

    private Map<String, Object> api() {
        return Map.of(
                "TELEGRAM_GATEWAY_API_PORT", port(App.API),
                "server.address", "127.0.0.1",
                "TELEGRAM_GATEWAY_API_TOKEN", Web.KEY,
                "TELEGRAM_POOL_USER", servers.postgres().user(),
                "TELEGRAM_POOL_PASSWORD", servers.postgres().password(),
                "GATEWAY_SERVICE_URL", address(App.GATEWAY),
                "TP_CAPITAL_SERVICE_URL", address(App.WORKER),
                "TP_CAPITAL_API_KEY", Web.KEY,
                "TELEGRAM_PHOTO_DIRECTORY", folder.resolve("photos"));
    }

    private Map<String, Object> worker() {
        return Map.of(
                "TP_CAPITAL_PORT",
                port(App.WORKER),
                "TP_CAPITAL_DB_NAME",
                LiveServers.SIGNALS,
                "TP_CAPITAL_DB_USER",
                servers.postgres().user(),
                "TP_CAPITAL_DB_PASSWORD",
                servers.postgres().password(),
                "TP_CAPITAL_API_KEY",
                Web.KEY,
                "TP_CAPITAL_QUEUE_MODE",
                "hybrid",
                "TP_CAPITAL_SIGNALS_CHANNEL_ID",
                channelId(),
                "TP_CAPITAL_GATEWAY_POLLING_INTERVAL_MS",
                1_000,
                "springdoc.api-docs.enabled",
                false);
    }

    int port(App app) {
        return ports.getOrDefault(app, 0);
    }
}
