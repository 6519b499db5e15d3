package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.Locale;

/// What an update reports or orders.
public enum Action {
    ENTRY_FILLED,
    TARGET_HIT,
    STOP_HIT,
    STOP_MOVED,
    TARGET_MOVED,
    PARTIAL,
    CLOSED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word that stands in JSON and SQL.
    public String word() {
        return word;
    }
}
