package dev.tradingsystem.telegram.tpcapital.signal;

import org.jspecify.annotations.Nullable;

/// The part of a text that is about one order.
///
/// @param from its first token, headings included
/// @param to the token behind it
/// @param ticker what it is about; `null` when nothing is named
/// @param heading the side that a heading above it names, its own or an earlier one
record Block(
        int from,
        int to,
        @Nullable TickerAt ticker,
        @Nullable Mention heading) {

    /// Whether an asset is named, be it one we know or not.
    boolean isNamed() {
        return ticker != null && (ticker.asset() != null || ticker.labelled());
    }
}
