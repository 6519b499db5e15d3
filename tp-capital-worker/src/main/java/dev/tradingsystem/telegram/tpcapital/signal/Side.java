package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.Locale;

/// Which way an order goes.
public enum Side {
    BUY,
    SELL;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word that stands in JSON and SQL.
    public String word() {
        return word;
    }
}
