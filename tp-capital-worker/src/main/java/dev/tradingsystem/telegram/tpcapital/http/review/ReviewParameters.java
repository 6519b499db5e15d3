package dev.tradingsystem.telegram.tpcapital.http.review;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/// What can be asked of the list of reviews.
record ReviewParameters(
        @Parameter(description = "ids of channels, with commas; default: all the key may see") @Nullable
        String channel,

        @Parameter(description = "reasons, with commas: reviews with one of them") @Nullable
        String reason,

        @Parameter(description = "open (the default), accepted, corrected, rejected") @Nullable
        String state,

        @Parameter(description = "sent at or after; as everywhere") @Nullable
        String from,

        @Parameter(description = "sent before; a date includes that whole day") @Nullable
        String to,

        @Parameter(description = "IANA zone of dates and local times") @Nullable
        String tz,

        @Parameter(description = "page.next or page.previous of the page before") @Nullable
        String cursor,

        @Parameter(description = "items on the page, at most 500; default 50") @Nullable
        String limit) {}
