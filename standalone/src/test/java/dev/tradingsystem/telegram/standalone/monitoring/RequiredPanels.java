package dev.tradingsystem.telegram.standalone.monitoring;

import java.util.List;
import java.util.Map;

/// What each dashboard was ordered to show.
final class RequiredPanels {

    /// Titles by uid.
    static final Map<String, String> TITLES = Map.of(
            "telegram-overview", "Telegram Overview",
            "timescaledb-performance", "TimescaleDB Performance",
            "redis-cluster", "Redis Cluster",
            "rabbitmq-queue", "RabbitMQ Queues",
            "mtproto-service", "MTProto Service",
            "slo-dashboard", "Service Level Objectives");

    /// Panels by uid.
    static final Map<String, List<String>> PANELS = Map.of(
            "telegram-overview",
            List.of(
                    "Processing rate",
                    "Polling latency",
                    "Waiting messages",
                    "Sink backlog",
                    "Cache hit rate",
                    "Health",
                    "Pool connections",
                    "Error rate"),
            "timescaledb-performance",
            List.of(
                    "Query latency",
                    "Pool statistics",
                    "Buffer hit rate",
                    "Lock waits and deadlocks",
                    "Hypertable sizes",
                    "Table sizes",
                    "Chunks",
                    "Compression",
                    "Index use",
                    "Ten slowest statements"),
            "redis-cluster",
            List.of(
                    "Hits and misses",
                    "Memory",
                    "Evictions",
                    "Replication lag",
                    "Commands",
                    "Clients",
                    "Sentinel state"),
            "rabbitmq-queue",
            List.of(
                    "Ready",
                    "Unacked",
                    "Publish and deliver rate",
                    "Consumers",
                    "Depth trend",
                    "Dead letters by reason"),
            "mtproto-service",
            List.of(
                    "CPU",
                    "Memory of the limit",
                    "Network I/O",
                    "Connection, session and lease",
                    "Reception rate by channel",
                    "Flood waits",
                    "Edits and deletions",
                    "Coverage"),
            "slo-dashboard",
            List.of(
                    "Availability",
                    "Latency percentiles: fetch",
                    "Latency percentiles: append",
                    "Latency percentiles: signal",
                    "Error budget left",
                    "Incident timeline",
                    "Fetches below 15 ms",
                    "Success rate"));

    private RequiredPanels() {}
}
