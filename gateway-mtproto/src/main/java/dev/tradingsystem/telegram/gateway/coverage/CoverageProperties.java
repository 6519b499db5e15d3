package dev.tradingsystem.telegram.gateway.coverage;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How history is asked for.
///
/// @param pace the time between two questions about history
/// @param sweepPace the same for the sweep, which is in no hurry
/// @param auditWindow how much of the time before an absence is read again after it
/// @param sweepEvery how often all of a channel's history is read again
/// @param silentAfter a channel that says nothing for so long is asked whether that is true
/// @param lookEvery how often unknown ids, silent channels and missing rows are looked for
/// @param retryAfter when ids that stayed unknown are asked for again
/// @param repairEvery how often messages are compared with their keys
/// @param openAnewEvery how often at most TDLib is opened anew because its cache may be wrong
/// @param retentionDays messages older than this are not stored, and those that are go; 0 keeps all
@Validated
@ConfigurationProperties("telegram.coverage")
record CoverageProperties(
        @DefaultValue("1s") @NotNull Duration pace,
        @DefaultValue("5s") @NotNull Duration sweepPace,
        @DefaultValue("48h") @NotNull Duration auditWindow,
        @DefaultValue("30d") @NotNull Duration sweepEvery,
        @DefaultValue("1h") @NotNull Duration silentAfter,
        @DefaultValue("15s") @NotNull Duration lookEvery,
        @DefaultValue("10m") @NotNull Duration retryAfter,
        @DefaultValue("24h") @NotNull Duration repairEvery,
        @DefaultValue("10m") @NotNull Duration openAnewEvery,
        @DefaultValue("0") @PositiveOrZero int retentionDays) {}
