package dev.tradingsystem.telegram.reliability.stack;

import dev.tradingsystem.telegram.testdc.PatchedLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What each app is started with: as in an installation, with the ports of the proxies, and less
/// patient where waiting is all that would be measured.
record AppSettings(
        Servers servers,
        Links links,
        Secrets secrets,
        String mode,
        List<Long> channels,
        Path folder,
        Map<App, Integer> ports) {

    Map<String, String> gateway(int port, Path session) {
        Map<String, String> settings = shared(Pair.GATEWAY_POOLER, Pair.GATEWAY_REDIS, Pair.GATEWAY_BROKER);
        settings.put("GATEWAY_PORT", Integer.toString(port));
        settings.put("API_SECRET_TOKEN", secrets.of("gateway-key"));
        settings.put("TELEGRAM_API_ID", "1");
        settings.put("TELEGRAM_API_HASH", secrets.of("api-hash"));
        settings.put("TELEGRAM_SESSION_DIR", session.toString());
        settings.put("TELEGRAM_SESSION_ENCRYPTION_KEY", secrets.of("session-key"));
        settings.put("TELEGRAM_CHANNELS", channels.getFirst() + "," + channels.getLast());
        settings.put("TDLIB_LIBRARY_PATH", PatchedLibrary.forTests().toString());
        settings.put("TDLIB_PROXY", "127.0.0.1:" + links.port(Pair.GATEWAY_TELEGRAM));
        settings.put("telegram.lease.time-to-live", "2s");
        settings.put("telegram.coverage.pace", "20ms");
        settings.put("telegram.coverage.look-every", "500ms");
        settings.put("telegram.coverage.retry-after", "1s");
        settings.put("telegram.coverage.open-anew-every", "2s");
        settings.put("telegram.session.held-up-limit", "5s");
        return settings;
    }

    Map<String, String> api() {
        Map<String, String> settings = shared(Pair.API_POOLER, Pair.API_REDIS, Pair.GATEWAY_BROKER);
        settings.put("TELEGRAM_GATEWAY_API_PORT", Integer.toString(port(App.API)));
        settings.put("server.address", "127.0.0.1");
        settings.put("TELEGRAM_GATEWAY_API_TOKEN", secrets.of("api-key"));
        settings.put("API_SECRET_TOKEN", secrets.of("gateway-key"));
        settings.put("GATEWAY_SERVICE_URL", "http://127.0.0.1:" + port(App.GATEWAY));
        settings.put("TP_CAPITAL_SERVICE_URL", "http://127.0.0.1:" + port(App.WORKER));
        settings.put("TP_CAPITAL_API_KEY", secrets.of("worker-key"));
        settings.put("TELEGRAM_PHOTO_DIRECTORY", folder.resolve("photos").toString());
        return settings;
    }

    Map<String, String> worker() {
        Map<String, String> settings = shared(Pair.WORKER_POOLER, Pair.WORKER_REDIS, Pair.WORKER_BROKER);
        settings.put("TP_CAPITAL_PORT", Integer.toString(port(App.WORKER)));
        settings.put("TP_CAPITAL_DB_NAME", Servers.WORKER);
        settings.put("TP_CAPITAL_DB_USER", servers.postgres().user());
        settings.put("TP_CAPITAL_DB_PASSWORD", servers.postgres().password());
        settings.put("TP_CAPITAL_API_KEY", secrets.of("worker-key"));
        settings.put("TP_CAPITAL_QUEUE_MODE", mode);
        settings.put("TP_CAPITAL_SIGNALS_CHANNEL_ID", Long.toString(channels.getFirst()));
        settings.put("TP_CAPITAL_GATEWAY_POLLING_INTERVAL_MS", "500");
        return settings;
    }

    int port(App app) {
        return ports.getOrDefault(app, 0);
    }

    private Map<String, String> shared(Pair pooler, Pair redis, Pair broker) {
        return new TreeMap<>(Map.ofEntries(
                Map.entry("management.metrics.system.diskspace.paths", "/"),
                Map.entry("TELEGRAM_PGBOUNCER_HOST", "127.0.0.1"),
                Map.entry("TELEGRAM_PGBOUNCER_PORT", Integer.toString(links.port(pooler))),
                Map.entry("TELEGRAM_DB_NAME", Servers.GATEWAY),
                Map.entry("TELEGRAM_DB_USER", servers.postgres().user()),
                Map.entry("TELEGRAM_DB_PASSWORD", servers.postgres().password()),
                Map.entry("TELEGRAM_REDIS_SENTINELS", "127.0.0.1:" + links.port(redis)),
                Map.entry("TELEGRAM_ENABLE_QUEUE", "true"),
                Map.entry("TELEGRAM_RABBITMQ_HOST", "127.0.0.1"),
                Map.entry("TELEGRAM_RABBITMQ_PORT", Integer.toString(links.port(broker))),
                Map.entry("TELEGRAM_RABBITMQ_USER", servers.rabbit().user()),
                Map.entry("TELEGRAM_RABBITMQ_PASSWORD", servers.rabbit().password()),
                Map.entry("TELEGRAM_API_CURSOR_SECRET", secrets.of("cursor-secret"))));
    }
}
