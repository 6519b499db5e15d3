package dev.tradingsystem.telegram.tpcapital.http.signal;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/// What the statistics of signals can be asked.
record StatisticsParameters(
        @Parameter(description = "sent, or read, at or after; as everywhere") @Nullable
        String from,

        @Parameter(description = "sent, or read, before; a date includes that whole day") @Nullable
        String to,

        @Parameter(description = "IANA zone of dates, local times and buckets") @Nullable
        String tz,

        @Parameter(description = "all (the default), hour, day, week or month") @Nullable
        String bucket,

        @Parameter(description = "one ticker") @Nullable String asset) {}
