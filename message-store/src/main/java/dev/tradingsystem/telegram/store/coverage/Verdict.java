package dev.tradingsystem.telegram.store.coverage;

import java.util.Locale;

/// What became of a message id.
public enum Verdict {
    /// Its message is held. Never written as a proof: the message itself is the proof.
    STORED,
    /// It was deleted upstream, or was never more than a number.
    DELETED,
    /// A service message: a new title, a pin, and the like; never stored.
    SERVICE,
    /// Telegram does not show it to this account; what became of it cannot be told.
    INACCESSIBLE,
    /// Nobody has looked yet. Never written: it is what no proof covers.
    UNKNOWN;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The verdict as it stands in SQL.
    public String word() {
        return word;
    }

    /// The verdict with that word.
    ///
    /// @throws IllegalArgumentException when there is none
    public static Verdict of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// Whether a proof may say this.
    boolean isWritten() {
        return this != STORED && this != UNKNOWN;
    }
}
