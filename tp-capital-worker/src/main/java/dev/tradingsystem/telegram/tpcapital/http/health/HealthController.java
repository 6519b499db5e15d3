package dev.tradingsystem.telegram.tpcapital.http.health;

import dev.tradingsystem.telegram.tpcapital.intake.Cache;
import dev.tradingsystem.telegram.tpcapital.intake.Intake;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Three questions with three answers: whether the process lives, whether it can do its work, and
/// how everything is.
@RestController
@Tag(name = "health")
@SecurityRequirements
class HealthController {

    private final HealthChecks checks;
    private final Intake intake;
    private final Cache cache;
    private final Clock clock;
    private final Instant started;

    HealthController(HealthChecks checks, Intake intake, Cache cache, Clock clock) {
        this.checks = checks;
        this.intake = intake;
        this.cache = cache;
        this.clock = clock;
        this.started = clock.instant();
    }

    /// Alive, as long as it answers at all.
    @GetMapping({"/livez", "/healthz"})
    @Operation(summary = "Whether the process can answer; touches nothing else")
    ResponseEntity<State> live() {
        return answer(true, new State("up"));
    }

    /// Ready when signals can be stored and the intake runs; Redis and the broker are no
    /// condition.
    @GetMapping({"/readyz", "/ready"})
    @Operation(summary = "Whether signals can be stored and the intake runs")
    ResponseEntity<State> ready() throws InterruptedException {
        boolean ready = checks.check().isReady();
        return answer(ready, new State(ready ? "ready" : "not-ready"));
    }

    @GetMapping("/health")
    @Operation(summary = "How everything is")
    ResponseEntity<Health> health() throws InterruptedException {
        Instant began = clock.instant();
        HealthChecks.Found found = checks.check();
        Instant now = clock.instant();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("timescaledb", new State(found.signals() ? "up" : "down"));
        all.put("gatewayDatabase", new State(found.gatewayAnswers() ? "up" : "down"));
        all.put("cache", new State(cache.isEnabled() ? found.cacheUp() ? "up" : "down" : "off"));
        all.put("pollingWorker", worker(found));
        all.put("queue", new State(intake.mode().usesQueue() ? found.queueConnected() ? "up" : "down" : "off"));
        var health = new Health(
                found.status(),
                "tp-capital",
                version(),
                now,
                Duration.between(started, now).toSeconds(),
                all,
                Duration.between(began, now).toMillis());
        return answer(found.isReady(), health);
    }

    /// One word.
    record State(String status) {}

    /// How the intake is.
    record Worker(
            String status,
            String mode,
            @Nullable Instant lastPollAt,
            long oldestPendingSeconds,
            int consecutiveErrors) {}

    /// How everything is.
    ///
    /// @param uptime in seconds
    /// @param responseTime in milliseconds
    record Health(
            String status,
            String service,
            String version,
            Instant timestamp,
            long uptime,
            Map<String, Object> checks,
            long responseTime) {}

    private Worker worker(HealthChecks.Found found) {
        String status = found.intakeRuns() ? intake.consecutiveErrors() == 0 ? "up" : "failing" : "down";
        return new Worker(
                status, intake.mode().word(), intake.lastPoll(), intake.lag().toSeconds(), intake.consecutiveErrors());
    }

    private static String version() {
        String version = HealthController.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static <T> ResponseEntity<T> answer(boolean well, T body) {
        return ResponseEntity.status(well ? 200 : 503)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
