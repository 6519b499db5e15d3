package dev.tradingsystem.telegram.store.read;

import java.util.Locale;

/// What has become of a message; derived when it is read, stored nowhere.
public enum MessageStatus {
    /// Committed, not yet on the queue.
    RECEIVED,
    /// The queue confirmed it.
    PUBLISHED,
    /// Deleted upstream or by an operator.
    DELETED,
    /// Somebody asked a consumer to process it again.
    REPROCESS_PENDING;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The status as it stands in JSON and SQL.
    public String word() {
        return word;
    }

    static MessageStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
