package dev.tradingsystem.telegram.tpcapital.signal.text;

/// What a token can be.
public enum Kind {
    WORD,
    NUMBER,
    CURRENCY,
    SYMBOL,
    LINE_BREAK,
    LINK
}
