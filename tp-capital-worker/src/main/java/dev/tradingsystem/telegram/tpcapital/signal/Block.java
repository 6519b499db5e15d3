package dev.tradingsystem.telegram.tpcapital.signal;

import org.jspecify.annotations.Nullable;

/// The part of a text that is about one order.
///
/// @param from its first token
/// @param to the token behind it
/// @param ticker what it is about; `null` when nothing is named
record Block(int from, int to, @Nullable TickerAt ticker) {

    boolean contains(int token) {
        return token >= from && token < to;
    }
}
