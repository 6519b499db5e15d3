package dev.tradingsystem.telegram.model.wire;

import java.util.Locale;

/// The kinds of entries in the log.
public enum ChangeKind {
    /// First seen.
    POSTED,
    /// New content, or seen again after it had been thought deleted.
    EDITED,
    /// Gone, with its last known content.
    DELETED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The kind as it stands in JSON and SQL.
    public String word() {
        return word;
    }

    /// The kind with that word.
    ///
    /// @throws IllegalArgumentException when there is none
    public static ChangeKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
