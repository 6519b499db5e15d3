package dev.tradingsystem.telegram.tpcapital.replay;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How history is read again.
///
/// @param keep how long a replay and its differences are kept
/// @param page messages that are read, or changed, in one transaction
/// @param poll how often somebody looks for work that nobody announced
/// @param claim how long a process that does not come back keeps its work from others
@Validated
@ConfigurationProperties("tp-capital.replay")
record ReplayProperties(
        @DefaultValue("7d") Duration keep,
        @DefaultValue("500") @Positive @Max(500) int page,
        @DefaultValue("5s") Duration poll,
        @DefaultValue("30s") Duration claim) {}
