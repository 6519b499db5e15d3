package dev.tradingsystem.telegram.tpcapital.http.page;

import org.jspecify.annotations.Nullable;

/// Where a page lies.
///
/// @param next cursor of the page after it; null at the end
/// @param previous cursor of the page before it; null at the beginning
public record PageInfo(
        int limit,
        String order,
        String direction,
        @Nullable String next,
        @Nullable String previous) {}
