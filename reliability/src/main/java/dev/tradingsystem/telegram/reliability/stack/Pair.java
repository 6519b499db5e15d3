package dev.tradingsystem.telegram.reliability.stack;

/// Two processes that talk, the one that calls first.
public enum Pair {
    GATEWAY_POOLER,
    GATEWAY_REDIS,
    GATEWAY_BROKER,
    GATEWAY_TELEGRAM,
    API_POOLER,
    API_REDIS,
    WORKER_POOLER,
    WORKER_REDIS,
    WORKER_BROKER;

    /// As it is written in options and tables.
    public String title() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
