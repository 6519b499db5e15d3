package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.Locale;

/// What a cancellation is about.
public enum Scope {
    /// The asset it names.
    ASSET,
    /// The signal before it.
    PREVIOUS,
    /// Everything that is open.
    ALL;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word that stands in JSON and SQL.
    public String word() {
        return word;
    }
}
