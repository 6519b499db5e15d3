package dev.tradingsystem.telegram.store.job;

import java.util.Locale;

/// Where a job stands: queued, then running or waiting by turns, then one of the last three.
public enum JobState {
    QUEUED,
    RUNNING,
    /// For Telegram, which asked to be left alone for a while.
    WAITING,
    /// Somebody cancelled it and the gateway has not stopped yet.
    CANCELLING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The state as it stands in SQL and JSON.
    public String word() {
        return word;
    }

    /// The state with that word.
    ///
    /// @throws IllegalArgumentException when there is none
    public static JobState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// Whether nothing more will happen.
    public boolean isFinished() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }
}
