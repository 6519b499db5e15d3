package dev.tradingsystem.telegram.local;

/// The kinds of server this module can start.
public enum Server {
    POSTGRES,
    PGBOUNCER,
    REDIS,
    SENTINEL,
    RABBITMQ,
    PROMETHEUS,
    REDIS_EXPORTER,
    POSTGRES_EXPORTER
}
