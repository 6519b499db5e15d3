package dev.tradingsystem.telegram.reliability.check;

/// A row of `tp_capital.signals`.
///
/// @param version the message's version it was last read from
public record Signal(Key key, int ordinal, int version) {}
