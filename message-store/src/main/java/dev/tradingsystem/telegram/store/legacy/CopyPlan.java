package dev.tradingsystem.telegram.store.legacy;

import org.jspecify.annotations.Nullable;

/// What there is to copy.
///
/// @param rows of the old table
/// @param days of `created_at` they fall on
/// @param holder who writes for the account now and must be stopped first; `null`
///     when nobody does
public record CopyPlan(
        String variant, long rows, int days, @Nullable String holder) {}
