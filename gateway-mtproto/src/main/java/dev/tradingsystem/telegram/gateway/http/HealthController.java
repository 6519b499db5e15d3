package dev.tradingsystem.telegram.gateway.http;

import dev.tradingsystem.telegram.gateway.session.TelegramSession;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Three different questions: does the process work, may it be relied on, and what is wrong.
@RestController
final class HealthController {

    private final ServiceHealth health;
    private final TelegramSession session;

    HealthController(ServiceHealth health, TelegramSession session) {
        this.health = health;
        this.session = session;
    }

    /// 200 while the process can answer and its threads work; touches nothing else.
    @GetMapping("/livez")
    ResponseEntity<Map<String, String>> livez() {
        boolean lives = session.lives();
        return answer(lives ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(Map.of("status", lives ? "UP" : "DOWN"));
    }

    /// 200 only while messages can be stored.
    @GetMapping("/readyz")
    ResponseEntity<Readiness> readyz() {
        List<String> reasons = health.probe().reasons();
        boolean ready = reasons.isEmpty();
        return answer(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new Readiness(ready ? "UP" : "DOWN", reasons));
    }

    /// Everything that was probed; 503 when nothing is being ingested.
    @GetMapping("/health")
    ResponseEntity<ServiceHealth.Report> health() {
        ServiceHealth.Report report = health.probe();
        boolean works = !"unhealthy".equals(report.status());
        return answer(works ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).body(report);
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }

    record Readiness(String status, List<String> reasons) {}
}
