package dev.tradingsystem.telegram.api.media;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Where photos are kept.
///
/// @param directory a folder of its own
/// @param maxSize how much is kept; what was not asked for longest goes first
@ConfigurationProperties("telegram.media")
record MediaProperties(
        @DefaultValue("photos") Path directory,
        @DefaultValue("1GB") DataSize maxSize) {}
