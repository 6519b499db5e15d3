package dev.tradingsystem.telegram.api.change;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How streams of changes behave.
///
/// @param heartbeat how long a stream may be silent
/// @param lifetime after which a stream is closed and the client comes again
/// @param look how often the log is asked for news while a stream or a long poll is open
/// @param ring the newest changes kept in memory for all streams
/// @param perKey streams one key may have open
/// @param total streams this process serves
@Validated
@ConfigurationProperties("telegram.api.stream")
record StreamProperties(
        @DefaultValue("15s") @NotNull Duration heartbeat,
        @DefaultValue("1h") @NotNull Duration lifetime,
        @DefaultValue("50ms") @NotNull Duration look,
        @DefaultValue("4096") @Positive int ring,
        @DefaultValue("5") @Positive int perKey,
        @DefaultValue("500") @Positive int total) {}
