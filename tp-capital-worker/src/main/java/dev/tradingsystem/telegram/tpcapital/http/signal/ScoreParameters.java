package dev.tradingsystem.telegram.tpcapital.http.signal;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/// What the scores of channels can be asked.
record ScoreParameters(
        @Parameter(description = "ids of channels, with commas; default: all the key may see") @Nullable
        String channel,

        @Parameter(description = "given at or after; as everywhere, to the hour") @Nullable
        String from,

        @Parameter(description = "given before; a date includes that whole day") @Nullable
        String to,

        @Parameter(description = "IANA zone of dates, local times and buckets") @Nullable
        String tz,

        @Parameter(description = "day (the default), week or month") @Nullable
        String bucket) {}
