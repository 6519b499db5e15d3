package dev.tradingsystem.telegram.tpcapital.signal;

import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How messages become signals.
///
/// @param maxAge a message that was older than this when the log recorded it is history, no order
/// @param zone where the channels live: decides which day a message was sent
@Validated
@ConfigurationProperties("tp-capital.signal")
record SignalProperties(
        @DefaultValue("24h") Duration maxAge,
        @DefaultValue("America/Sao_Paulo") ZoneId zone) {}
