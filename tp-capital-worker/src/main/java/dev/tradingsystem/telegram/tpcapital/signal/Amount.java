package dev.tradingsystem.telegram.tpcapital.signal;

/// A number that belongs to a label.
///
/// @param token where it stands
record Amount(Numeral numeral, int token) {}
