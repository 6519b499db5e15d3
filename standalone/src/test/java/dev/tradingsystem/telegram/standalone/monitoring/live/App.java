package dev.tradingsystem.telegram.standalone.monitoring.live;

import dev.tradingsystem.telegram.api.ApiApplication;
import dev.tradingsystem.telegram.gateway.GatewayApplication;
import dev.tradingsystem.telegram.tpcapital.WorkerApplication;

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

    /// The class that is started.
    Class<?> type() {
        return type;
    }

    /// The name of its settings file, and of its job in Prometheus.
    String settings() {
        return settings;
    }
}
