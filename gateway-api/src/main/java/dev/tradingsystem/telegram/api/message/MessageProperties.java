package dev.tradingsystem.telegram.api.message;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How messages are asked for.
///
/// @param zone whose days and hours are meant when none is named
@ConfigurationProperties("telegram.api")
record MessageProperties(@DefaultValue("America/Sao_Paulo") ZoneId zone) {}
