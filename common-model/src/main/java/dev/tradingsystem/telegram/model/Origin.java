package dev.tradingsystem.telegram.model;

import java.util.Locale;

/// How a message came to be seen.
public enum Origin {
    /// Pushed by Telegram as it happened.
    LIVE,
    /// Read from history to close a gap.
    BACKFILL,
    /// Read from history to find edits and deletions that happened while nobody watched.
    AUDIT,
    /// Read from an export file.
    IMPORT;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The origin as it stands in JSON and SQL.
    public String word() {
        return word;
    }

    /// The origin with that word.
    ///
    /// @throws IllegalArgumentException when there is none
    public static Origin of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
