package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.Locale;

/// What happens to signals, for counting.
enum SignalEvent {
    OPENED,
    DUPLICATE,
    HISTORIC,
    CHANGED,
    /// An edit took it out.
    WITHDRAWN,
    /// Its message was deleted.
    DELETED,
    EXPIRED,
    /// An instruction was left to a person.
    REVIEW,
    CANCELLED,
    ENTRY_FILLED,
    TARGET_HIT,
    STOP_HIT,
    STOP_MOVED,
    TARGET_MOVED,
    PARTIAL,
    CLOSED;

    private final String word = name().toLowerCase(Locale.ROOT);

    String word() {
        return word;
    }

    static SignalEvent of(Action action) {
        return switch (action) {
            case ENTRY_FILLED -> ENTRY_FILLED;
            case TARGET_HIT -> TARGET_HIT;
            case STOP_HIT -> STOP_HIT;
            case STOP_MOVED -> STOP_MOVED;
            case TARGET_MOVED -> TARGET_MOVED;
            case PARTIAL -> PARTIAL;
            case CLOSED -> CLOSED;
        };
    }

    /// What a newly stored signal with that status stands for.
    static SignalEvent of(Status stored) {
        return switch (stored) {
            case DUPLICATE -> DUPLICATE;
            case HISTORIC -> HISTORIC;
            case OPEN, FILLED, CLOSED, STOPPED, CANCELLED, EXPIRED, WITHDRAWN, SUPERSEDED -> OPENED;
        };
    }
}
