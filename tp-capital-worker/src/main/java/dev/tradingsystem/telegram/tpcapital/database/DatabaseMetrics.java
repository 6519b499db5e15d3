package dev.tradingsystem.telegram.tpcapital.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/// `tp.capital.db.queries{database}` and `tp.capital.db.query.duration{database}`: statements
/// sent, and how long each took; `tp.capital.db.connection.errors`: connections that could not be
/// had.
final class DatabaseMetrics {

    private final MeterRegistry registry;
    private final Counter connectionErrors;

    DatabaseMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.connectionErrors = Counter.builder("tp.capital.db.connection.errors")
                .description("connections that could not be had")
                .register(registry);
    }

    Counter queries(String database) {
        return Counter.builder("tp.capital.db.queries")
                .description("statements sent")
                .tag("database", database)
                .register(registry);
    }

    Timer duration(String database) {
        return Timer.builder("tp.capital.db.query.duration")
                .description("time a statement took")
                .tag("database", database)
                .serviceLevelObjectives(
                        Duration.ofMillis(2),
                        Duration.ofMillis(10),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1))
                .register(registry);
    }

    Counter connectionErrors() {
        return connectionErrors;
    }
}
