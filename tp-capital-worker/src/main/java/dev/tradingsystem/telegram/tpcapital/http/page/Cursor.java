package dev.tradingsystem.telegram.tpcapital.http.page;

import java.time.Instant;

/// A position in a list by time: the item beside which a page begins.
///
/// @param id what tells items of the same time apart
/// @param back whether the page lies before that item
public record Cursor(Instant at, long id, boolean back) {}
