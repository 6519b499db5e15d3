package dev.tradingsystem.telegram.reliability.check;

/// A row of `telegram.messages`.
public record Stored(Key key, int version, long seq, String text, boolean deleted) {}
