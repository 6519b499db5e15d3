package dev.tradingsystem.telegram.api.health;

import dev.tradingsystem.telegram.store.cache.CacheClient;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts the answers of the probes together.
public final class HealthChecks {

    /// The gateway's state while nobody is logged in.
    public static final String WAITING_FOR_LOGIN = "waiting-for-login";

    private static final double MILLIS = 1_000;

    private final Clock clock;
    private final Probe database;
    private final Probe cache;
    private final Probe gateway;

    /// @param cache `null` when it is switched off
    HealthChecks(DataSource database, @Nullable CacheClient cache, HealthProperties properties, Clock clock) {
        this.clock = clock;
        var jdbc = JdbcClient.create(database);
        this.database = new Probe(
                "database",
                () -> {
                    jdbc.sql("SELECT 1").query(Integer.class).single();
                    return Health.CONNECTED;
                },
                Health.UNAVAILABLE);
        this.cache = new Probe("cache", () -> ping(cache), Health.UNAVAILABLE);
        this.gateway = new Probe("gateway", new GatewayCheck(properties)::ask, Health.UNAVAILABLE);
    }

    private static String ping(@Nullable CacheClient cache) {
        if (cache == null) {
            return Health.DISABLED;
        }
        cache.call(redis -> redis.ping());
        return Health.CONNECTED;
    }

    boolean isReady() {
        return database.ask().answer().equals(Health.CONNECTED);
    }

    /// The gateway's state, asked at most once a second.
    public String gateway() {
        return gateway.ask().answer();
    }

    /// What works right now.
    public Health health() {
        Probe.Asked first = database.ask();
        Probe.Asked second = cache.ask();
        Probe.Asked third = gateway.ask();
        double uptime = ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS;
        return Health.of(first.answer(), second.answer(), third.answer(), uptime, clock.instant());
    }
}
