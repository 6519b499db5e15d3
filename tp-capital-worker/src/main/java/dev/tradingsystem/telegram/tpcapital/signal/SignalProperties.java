package dev.tradingsystem.telegram.tpcapital.signal;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How messages become signals.
///
/// @param maxAge a message that was older than this when the log recorded it is history, no order
/// @param zone where the channels live: decides which day a message was sent, and when a day ends
/// @param channels channels that live elsewhere, `channel=zone` each
@Validated
@ConfigurationProperties("tp-capital.signal")
record SignalProperties(
        @DefaultValue("24h") Duration maxAge,
        @DefaultValue("America/Sao_Paulo") ZoneId zone,
        @DefaultValue List<String> channels) {

    SignalProperties {
        channels = List.copyOf(channels);
    }

    PerChannel<ZoneId> zones() {
        return PerChannel.of(zone, channels, ZoneId::of);
    }
}
