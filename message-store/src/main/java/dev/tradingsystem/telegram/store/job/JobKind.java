package dev.tradingsystem.telegram.store.job;

import java.util.Locale;

/// What a job does.
public enum JobKind {
    /// Fetches what is missing of channels, and reads their recent past again.
    SYNC,
    /// Lists the chats of the account.
    DISCOVER,
    /// Compares what is held with what Telegram has.
    AUDIT,
    /// Asks for titles, members and access of the watched channels.
    REFRESH_TITLES,
    /// Has a consumer take messages again.
    REPROCESS,
    /// Writes the deletion of a message that an operator deleted.
    APPEND_DELETION;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /// The kind as it stands in SQL and JSON.
    public String word() {
        return word;
    }

    /// The kind with that word.
    ///
    /// @throws IllegalArgumentException when there is none
    public static JobKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
