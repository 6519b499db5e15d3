package dev.tradingsystem.telegram.gateway.ingest;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How messages are taken in.
///
/// @param lanes parallel lanes; a channel always uses the same one
/// @param laneCapacity the most events that wait in one lane before its source has to wait
/// @param batchLimit the most events one append carries
/// @param editLimit the most edits and deletions among them: in compressed chunks each costs
///     milliseconds
/// @param finishLimit how long a stop may take to write what was accepted
@Validated
@ConfigurationProperties("telegram.ingest")
public record IngestProperties(
        @DefaultValue("8") @Positive int lanes,
        @DefaultValue("1000") @Positive int laneCapacity,
        @DefaultValue("500") @Positive int batchLimit,
        @DefaultValue("20") @Positive int editLimit,
        @DefaultValue("20s") Duration finishLimit) {}
