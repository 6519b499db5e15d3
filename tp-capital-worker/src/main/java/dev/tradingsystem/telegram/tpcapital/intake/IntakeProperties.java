package dev.tradingsystem.telegram.tpcapital.intake;

import dev.tradingsystem.telegram.store.cache.CacheSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How changes come in.
///
/// @param mode `false` (polling), `true` (queue) or `hybrid`
/// @param channels the channels whose signals we keep
/// @param interval how often the tail is looked after; zero for the mode's own
/// @param batchSize changes taken in one transaction at most
/// @param retryAfter how long a failed change waits for its next try
@Validated
@ConfigurationProperties("tp-capital.intake")
record IntakeProperties(
        @DefaultValue("false") String mode,
        @NotEmpty List<Long> channels,
        @DefaultValue("0s") Duration interval,
        @DefaultValue("100") @Positive @Max(500) int batchSize,
        @DefaultValue("30s") Duration retryAfter,
        @Valid Queue queue,
        @Valid Redis redis) {

    IntakeProperties {
        channels = List.copyOf(channels);
        if (IntakeMode.of(mode).usesQueue() && !queue.enabled()) {
            throw new IllegalArgumentException(
                    "TP_CAPITAL_QUEUE_MODE=" + mode + " needs the queue, but TELEGRAM_ENABLE_QUEUE is not true");
        }
    }

    IntakeMode intakeMode() {
        return IntakeMode.of(mode);
    }

    /// The broker.
    ///
    /// @param enabled whether the stack has one at all
    /// @param prefetch deliveries handed to us before we acknowledge
    /// @param retryDelay how long a failed delivery is kept before it is given back; doubled with
    ///     every further failure
    record Queue(
            @DefaultValue("false") boolean enabled,
            @NotBlank String host,
            @Positive int port,
            @DefaultValue("telegram") String vhost,
            @NotBlank String user,
            @DefaultValue("") String password,
            @DefaultValue("10") @Positive int prefetch,
            @DefaultValue("1s") Duration retryDelay) {

        @Override
        public String toString() {
            return user + "@" + host + ":" + port + "/" + vhost;
        }
    }

    /// The hot cache.
    ///
    /// @param enabled whether it is asked at all
    /// @param sentinels `host:port` with commas; blank asks the host directly
    /// @param user one of the server's ACL users; blank for the one without a name
    /// @param sentinelPassword what the sentinels themselves ask for; blank for nothing
    record Redis(
            @DefaultValue("true") boolean enabled,
            @NotBlank String host,
            @Positive int port,
            @DefaultValue("") String sentinels,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("") String sentinelPassword) {

        Redis {
            if (enabled) {
                CacheSettings _ = CacheSettings.of(host, port, user, password, sentinels, sentinelPassword);
            }
        }

        CacheSettings settings() {
            return CacheSettings.of(host, port, user, password, sentinels, sentinelPassword);
        }

        @Override
        public String toString() {
            return sentinels.isBlank() ? host + ":" + port : sentinels;
        }
    }
}
