package dev.tradingsystem.telegram.api.health;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Three different questions: is the process alive, can it serve, and what works. None needs a
/// key.
@RestController
@Tag(name = "health")
@SecurityRequirements
class HealthController {

    private final HealthChecks checks;

    HealthController(HealthChecks checks) {
        this.checks = checks;
    }

    @GetMapping({"/livez", "/healthz"})
    @Operation(summary = "Whether the process can answer; touches nothing else")
    ResponseEntity<State> live() {
        return answer(true, new State("UP", List.of()));
    }

    @GetMapping({"/readyz", "/ready"})
    @Operation(summary = "Whether requests can be served: the database alone decides")
    ResponseEntity<State> ready() {
        boolean ready = checks.isReady();
        return answer(ready, ready ? new State("UP", List.of()) : new State("DOWN", List.of("database")));
    }

    @GetMapping("/health")
    @Operation(summary = "What works")
    ResponseEntity<Health> health() {
        Health health = checks.health();
        return answer(health.isServing(), health);
    }

    private static <T> ResponseEntity<T> answer(boolean good, T body) {
        return ResponseEntity.status(good ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }

    /// @param reasons why it is not `UP`
    record State(String status, List<String> reasons) {}
}
