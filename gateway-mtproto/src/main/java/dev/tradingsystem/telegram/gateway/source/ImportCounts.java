package dev.tradingsystem.telegram.gateway.source;

import java.time.Duration;

/// What was in a file: handed on, which is not yet stored.
///
/// @param events posted, edited and deleted together
/// @param broken elements that could not be read; with 0 the file was taken as a whole
public record ImportCounts(
        long channels, long events, long services, long ignored, long broken, long bytes, Duration took) {}
