package dev.tradingsystem.telegram.tpcapital.signal;

import org.jspecify.annotations.Nullable;

/// A ticker where it stands, or a word in a ticker's place that is none.
///
/// @param from its first token
/// @param to the token behind it
/// @param word as written, in capitals
/// @param asset `null` when the word has no ticker's shape
/// @param start the first token of what brings it: its label, or a side label in front
/// @param labelled whether a label brings it
record TickerAt(int from, int to, String word, @Nullable Asset asset, int start, boolean labelled) {}
