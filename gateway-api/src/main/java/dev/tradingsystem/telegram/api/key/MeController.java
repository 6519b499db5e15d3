package dev.tradingsystem.telegram.api.key;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.store.key.ApiKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells a caller what its key may do.
@RestController
@Tag(name = "keys")
class MeController {

    private final RateProperties rates;

    MeController(RateProperties rates) {
        this.rates = rates;
    }

    @GetMapping("/me")
    @Operation(operationId = "getMe", summary = "What the key sent with this request may do")
    ResponseEntity<Me> me(HttpServletRequest request) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Me.of(Caller.of(request).key(), rates.perMinute()));
    }

    /// @param rate null for a key without a limit
    record Me(
            String id,
            String name,
            List<String> scopes,
            @Nullable List<ChannelId> channels,
            @Nullable Rate rate,
            @Nullable Instant expiresAt) {

        static Me of(ApiKey key, int perMinute) {
            Set<Long> channels = key.channels();
            return new Me(
                    key.id(),
                    key.name(),
                    key.scopes().stream().sorted().toList(),
                    channels == null
                            ? null
                            : channels.stream().sorted().map(ChannelId::new).toList(),
                    key.unlimited() ? null : new Rate(Objects.requireNonNullElse(key.ratePerMinute(), perMinute), 60),
                    key.expiresAt());
        }
    }

    /// So many requests in so many seconds.
    record Rate(int q, int w) {}
}
