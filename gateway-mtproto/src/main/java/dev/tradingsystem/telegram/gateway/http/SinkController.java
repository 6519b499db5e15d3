package dev.tradingsystem.telegram.gateway.http;

import dev.tradingsystem.telegram.gateway.lease.LeaseProperties;
import dev.tradingsystem.telegram.gateway.sink.SinkStates;
import dev.tradingsystem.telegram.store.log.Checkpoints;
import dev.tradingsystem.telegram.store.log.Checkpoints.Checkpoint;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// How far each sink has come.
@RestController
final class SinkController {

    private static final String DISABLED = "disabled";
    private static final String UNAVAILABLE = "unavailable";

    private final SinkStates states;
    private final Checkpoints checkpoints;
    private final MeterRegistry registry;
    private final String account;

    SinkController(SinkStates states, Checkpoints checkpoints, MeterRegistry registry, LeaseProperties lease) {
        this.states = states;
        this.checkpoints = checkpoints;
        this.registry = registry;
        this.account = lease.account();
    }

    /// @param head last number this account has written
    record SinksView(long head, List<SinkView> items) {}

    /// @param checkpoint null when it is switched off
    /// @param lastConfirmAt when it took the last batch; at most a second late
    record SinkView(
            String name,
            boolean enabled,
            @Nullable Long checkpoint,
            @Nullable Long lag,
            @Nullable Instant lastConfirmAt,
            @Nullable String lastError) {}

    @GetMapping("/sinks")
    ResponseEntity<SinksView> sinks() {
        long head = head();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new SinksView(
                        head, List.of(view("redis", states.cache(), head), view("rabbitmq", states.queue(), head))));
    }

    private SinkView view(String name, String state, long head) {
        if (DISABLED.equals(state)) {
            return new SinkView(name, false, null, null, null, null);
        }
        Checkpoint last = checkpoints.find(name, account).orElse(null);
        long seq = last == null ? 0 : last.seq();
        return new SinkView(
                name,
                true,
                seq,
                Math.max(0, head - seq),
                last == null ? null : last.at(),
                UNAVAILABLE.equals(state) ? state : null);
    }

    private long head() {
        Gauge gauge = registry.find("telegram.log.seq").gauge();
        return gauge == null ? 0 : (long) gauge.value();
    }
}
