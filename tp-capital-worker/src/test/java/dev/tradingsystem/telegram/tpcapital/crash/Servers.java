package dev.tradingsystem.telegram.tpcapital.crash;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tradingsystem.telegram.local.Availability;
import dev.tradingsystem.telegram.local.LocalRabbit;
import dev.tradingsystem.telegram.local.LocalRedis;
import dev.tradingsystem.telegram.local.Server;
import dev.tradingsystem.telegram.tpcapital.Databases;
import dev.tradingsystem.telegram.tpcapital.Worker;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Every server the worker uses.
final class Servers implements AutoCloseable {

    final Databases databases;
    final LocalRedis redis;
    final LocalRabbit rabbit;

    Servers() {
        assumeThat(Availability.missing(Server.RABBITMQ)).isEmpty();
        assumeThat(Availability.missing(Server.REDIS)).isEmpty();
        databases = Databases.start();
        redis = LocalRedis.start();
        rabbit = LocalRabbit.start();
    }

    /// What a worker is told about them.
    Map<String, String> settings(String mode, List<Long> channels) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("server.port", "0");
        settings.put("TP_CAPITAL_API_KEY", Worker.KEY);
        settings.put("TP_CAPITAL_QUEUE_MODE", mode);
        settings.put(
                "TP_CAPITAL_SIGNALS_CHANNEL_ID",
                channels.stream().map(id -> Long.toString(id)).collect(Collectors.joining(",")));
        settings.put("TP_CAPITAL_GATEWAY_POLLING_INTERVAL_MS", mode.equals("true") ? "30000" : "500");
        settings.put("TELEGRAM_ENABLE_QUEUE", "true");
        settings.put("TELEGRAM_PGBOUNCER_HOST", databases.bouncer().host());
        settings.put(
                "TELEGRAM_PGBOUNCER_PORT", Integer.toString(databases.bouncer().port()));
        settings.put("TELEGRAM_DB_USER", databases.postgres().user());
        settings.put("TELEGRAM_DB_PASSWORD", databases.postgres().password());
        settings.put("TP_CAPITAL_DB_USER", databases.postgres().user());
        settings.put("TP_CAPITAL_DB_PASSWORD", databases.postgres().password());
        settings.put("TELEGRAM_REDIS_PORT", Integer.toString(redis.port()));
        settings.put("TELEGRAM_RABBITMQ_PORT", Integer.toString(rabbit.port()));
        settings.put("TELEGRAM_RABBITMQ_USER", rabbit.user());
        settings.put("TELEGRAM_RABBITMQ_PASSWORD", rabbit.password());
        return settings;
    }

    @Override
    public void close() {
        rabbit.close();
        redis.close();
        databases.close();
    }
}
