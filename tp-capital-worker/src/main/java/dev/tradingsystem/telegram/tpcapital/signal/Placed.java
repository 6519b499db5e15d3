package dev.tradingsystem.telegram.tpcapital.signal;

/// A finding and where it stands.
///
/// @param at the token it begins at
record Placed(int at, Finding finding) {}
