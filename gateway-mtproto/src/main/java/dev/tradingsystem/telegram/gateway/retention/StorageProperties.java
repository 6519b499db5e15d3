package dev.tradingsystem.telegram.gateway.retention;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How stored messages grow old; how long they are kept says `telegram.coverage.retention-days`.
///
/// @param compressAfterDays age at which TimescaleDB compresses a chunk of messages
/// @param dropFirstAfter how long after the lease was taken what is too old is first dropped
/// @param dropEvery how often from then on
@Validated
@ConfigurationProperties("telegram.storage")
record StorageProperties(
        @DefaultValue("14") @Positive int compressAfterDays,
        @DefaultValue("5m") @NotNull Duration dropFirstAfter,
        @DefaultValue("24h") @NotNull Duration dropEvery) {}
