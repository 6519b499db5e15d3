package dev.tradingsystem.telegram.gateway.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much of a photo is fetched.
///
/// @param maxBytes the largest photo that is handed on
/// @param limit how long fetching one may take
@ConfigurationProperties("telegram.media")
public record MediaProperties(
        @DefaultValue("20MB") DataSize maxBytes,
        @DefaultValue("30s") Duration limit) {}
