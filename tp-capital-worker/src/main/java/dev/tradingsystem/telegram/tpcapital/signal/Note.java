package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.Locale;

/// What a reader of the signal should know about how it was read.
public enum Note {
    /// No word named the side; the prices did.
    SIDE_INFERRED,
    /// A range was given from high to low.
    RANGE_REVERSED,
    /// A label had only a percentage, which is no price.
    PERCENT_IGNORED,
    /// A label was misspelt.
    TYPO_REPAIRED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word that stands in JSON and SQL.
    public String word() {
        return word;
    }
}
