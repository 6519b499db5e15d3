package dev.tradingsystem.telegram.gateway.source;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Files to take in at the start.
///
/// @param files exports (`.json`) and recorded TDLib updates (`.jsonl`), read side by side
/// @param rate updates a second out of a `.jsonl`, 0 for as fast as it goes
/// @param zone of the dates in exports too old to carry Unix time
@ConfigurationProperties("telegram.import")
record ImportProperties(
        @DefaultValue List<Path> files,
        @DefaultValue("0") double rate,
        @DefaultValue("America/Sao_Paulo") ZoneId zone) {}
