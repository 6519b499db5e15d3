package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.Locale;

/// The kinds of findings, the strongest first.
public enum Kind {
    SIGNAL,
    UPDATE,
    CANCEL,
    REVIEW,
    NOISE;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The kind as it stands in JSON and SQL.
    public String word() {
        return word;
    }
}
