package dev.tradingsystem.telegram.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.api.ApiFixture;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Every operation without a database, a cache and a gateway behind it.
class AwayIT {

    /// These need no database.
    private static final Set<String> ANYWAY =
            Set.of("getMe", "findPhoto", "health", "live", "live_1", "ready", "ready_1");

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Test
    void everyOperationSaysThatTheDatabaseIsAway() {
        var description = Description.read();
        try (ConfigurableApplicationContext app = ApiFixture.start(
                "--TELEGRAM_PGBOUNCER_PORT=1",
                "--TELEGRAM_REDIS_PORT=1",
                "--TELEGRAM_DB_PASSWORD=none",
                "--spring.datasource.hikari.connection-timeout=250")) {
            var checks = new Checks(description, new Sender(ApiFixture.port(app)));
            List<DescribedOperation> asked = description.operations().stream()
                    .filter(operation -> !ANYWAY.contains(operation.id()))
                    .toList();
            assertThat(asked).hasSizeGreaterThan(30);
            asked.parallelStream().forEach(operation -> {
                long began = System.nanoTime();
                checks.check(operation, request(operation), 503, "database-unavailable");
                assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .as(operation.id())
                        .isLessThan(PATIENCE);
            });
        }
    }

    private static Request request(DescribedOperation operation) {
        return Cases.of(operation.id())
                .getFirst()
                .request()
                .apply(Scene.empty())
                .with("Authorization", "Bearer " + ApiFixture.KEY);
    }
}
