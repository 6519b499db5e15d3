package dev.tradingsystem.telegram.tpcapital.replay;

import java.util.Locale;

/// How far a replay is.
public enum ReplayState {
    QUEUED,
    /// Messages are read and compared.
    RUNNING,
    /// The differences can be looked at, and applied.
    READY,
    APPLYING,
    APPLIED,
    CANCELLED,
    FAILED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word that stands in JSON and SQL.
    public String word() {
        return word;
    }

    /// Whether there is nothing more to do or to stop.
    public boolean isOver() {
        return this == APPLIED || this == CANCELLED || this == FAILED;
    }

    static ReplayState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
