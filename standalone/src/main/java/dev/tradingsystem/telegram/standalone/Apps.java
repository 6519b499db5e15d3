package dev.tradingsystem.telegram.standalone;

import dev.tradingsystem.telegram.api.ApiApplication;
import dev.tradingsystem.telegram.gateway.GatewayApplication;
import dev.tradingsystem.telegram.tpcapital.WorkerApplication;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// Starts each app as it starts alone, with the connection details of the embedded servers.
final class Apps {

    static final int GATEWAY_PORT = 4006;
    static final int API_PORT = 4010;
    static final int WORKER_PORT = 4005;

    /// The library is on the one class path because the API uses it.
    private static final String NO_DOCUMENT = "springdoc.api-docs.enabled";

    private final Options options;
    private final Keys keys;
    private final Backends backends;

    Apps(Options options, Keys keys, Backends backends) {
        this.options = options;
        this.keys = keys;
        this.backends = backends;
    }

    ConfigurableApplicationContext gateway() {
        return start(
                GatewayApplication.class,
                "telegram-gateway",
                Map.of("API_SECRET_TOKEN", keys.api(), NO_DOCUMENT, "false"));
    }

    ConfigurableApplicationContext api() {
        return start(
                ApiApplication.class,
                "telegram-gateway-api",
                Map.of(
                        "TELEGRAM_GATEWAY_API_TOKEN",
                        keys.api(),
                        "API_SECRET_TOKEN",
                        keys.api(),
                        "TELEGRAM_API_CURSOR_SECRET",
                        keys.cursors(),
                        "TP_CAPITAL_SERVICE_URL",
                        "http://127.0.0.1:" + port(WORKER_PORT),
                        "TP_CAPITAL_API_KEY",
                        keys.api(),
                        "TELEGRAM_PHOTO_DIRECTORY",
                        options.data().resolve("photos").toString()));
    }

    ConfigurableApplicationContext worker() {
        return start(
                WorkerApplication.class, "tp-capital", Map.of("TP_CAPITAL_API_KEY", keys.api(), NO_DOCUMENT, "false"));
    }

    private ConfigurableApplicationContext start(Class<?> app, String settings, Map<String, String> own) {
        Map<String, String> all = shared();
        all.putAll(own);
        all.put("spring.config.name", settings);
        String[] arguments = all.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        return new SpringApplication(app).run(arguments);
    }

    /// The environment names of the product; as arguments they stand above whatever the shell
    /// happens to hold.
    private Map<String, String> shared() {
        var postgres = backends.postgres();
        Map<String, String> shared = new LinkedHashMap<>();
        shared.put("LOG_LEVEL", "warn");
        shared.put("logging.level.dev.tradingsystem.telegram", "info");
        shared.put("GATEWAY_PORT", port(GATEWAY_PORT));
        shared.put("TELEGRAM_GATEWAY_BIND", "127.0.0.1");
        shared.put("TELEGRAM_GATEWAY_API_PORT", port(API_PORT));
        shared.put("TP_CAPITAL_PORT", port(WORKER_PORT));
        shared.put("GATEWAY_SERVICE_URL", "http://127.0.0.1:" + port(GATEWAY_PORT));
        shared.put("TELEGRAM_DB_HOST", postgres.host());
        shared.put("TELEGRAM_PGBOUNCER_HOST", postgres.host());
        shared.put("TELEGRAM_PGBOUNCER_PORT", Integer.toString(postgres.port()));
        shared.put("TELEGRAM_POOL_USER", ""); // there is none
        shared.put("TELEGRAM_DB_NAME", Backends.GATEWAY_DATABASE);
        shared.put("TELEGRAM_DB_USER", postgres.user());
        shared.put("TELEGRAM_DB_PASSWORD", postgres.password());
        shared.put("TP_CAPITAL_DB_HOST", postgres.host());
        shared.put("TP_CAPITAL_DB_PORT", Integer.toString(postgres.port()));
        shared.put("TP_CAPITAL_DB_NAME", Backends.WORKER_DATABASE);
        shared.put("TP_CAPITAL_DB_USER", postgres.user());
        shared.put("TP_CAPITAL_DB_PASSWORD", postgres.password());
        shared.put("TELEGRAM_REDIS_ENABLED", "true");
        shared.put("TELEGRAM_REDIS_HOST", backends.redis().host());
        shared.put("TELEGRAM_REDIS_PORT", Integer.toString(backends.redis().port()));
        shared.put("TELEGRAM_REDIS_SENTINELS", "");
        shared.put("TELEGRAM_REDIS_PASSWORD", "");
        shared.put("TELEGRAM_ENABLE_QUEUE", "false");
        shared.put("TP_CAPITAL_QUEUE_MODE", "false");
        shared.put("TP_CAPITAL_SIGNALS_CHANNEL_ID", Long.toString(Sample.CHANNEL_ID));
        shared.put("TP_CAPITAL_GATEWAY_POLLING_INTERVAL_MS", "1000");
        shared.put("TELEGRAM_CHANNELS", Long.toString(Sample.CHANNEL_ID));
        return shared;
    }

    private String port(int usual) {
        return Integer.toString(options.port(usual));
    }
}
