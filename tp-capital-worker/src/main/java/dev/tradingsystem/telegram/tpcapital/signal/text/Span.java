package dev.tradingsystem.telegram.tpcapital.signal.text;

/// A place in the original text, in UTF-16 units.
///
/// @param start the first unit
/// @param end the unit behind the last
public record Span(int start, int end) {}
