package dev.tradingsystem.telegram.gateway.lease;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How this process becomes and stays the one writer.
///
/// @param account the Telegram account written for
/// @param timeToLive how long a lease outlives its holder
@Validated
@ConfigurationProperties("telegram.lease")
public record LeaseProperties(
        @DefaultValue("main") @NotBlank String account,
        @DefaultValue("15s") Duration timeToLive) {

    Duration renewEvery() {
        return timeToLive.dividedBy(3);
    }
}
