package dev.tradingsystem.telegram.api.stats;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which messages statistics are made of, as it was sent.
record SpanParameters(
        @Parameter(description = "ids of channels, with commas or repeated; default: all the key may see") @Nullable
        List<String> channel,

        @Parameter(description = "sent at or after; default a day ago, with bucket=day 30 days") @Nullable
        String from,

        @Parameter(description = "sent before; a date includes that whole day; default now") @Nullable
        String to,

        @Parameter(description = "IANA zone of dates, local times and days") @Nullable
        String tz,

        @Parameter(description = "hour (default) or day; at most 2000 of them") @Nullable
        String bucket) {}
