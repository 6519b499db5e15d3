package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.Locale;

/// How long an order is meant to be held.
public enum Type {
    SWING,
    DAY,
    SCALP;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word that stands in JSON and SQL.
    public String word() {
        return word;
    }
}
