package dev.tradingsystem.telegram.api.legacy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The previous stack's paths.
///
/// @param enabled false: they are not there
/// @param syncWait how long a request to fetch messages waits for its end, before it is told to
///     ask again
@ConfigurationProperties("telegram.legacy")
record LegacyProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("25s") Duration syncWait) {}
