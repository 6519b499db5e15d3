package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What has become of a signal.
public enum Status {
    OPEN,
    FILLED,
    CLOSED,
    STOPPED,
    CANCELLED,
    EXPIRED,
    /// Its message was deleted, or an edit took it out.
    WITHDRAWN,
    /// Its message was old when it was recorded: history is no order.
    HISTORIC,
    /// The same order was given before.
    DUPLICATE,
    /// A correction took its place.
    SUPERSEDED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word that stands in JSON and SQL.
    public String word() {
        return word;
    }

    /// Whether news can still change it.
    public boolean isLive() {
        return this == OPEN || this == FILLED;
    }

    /// The status with that word.
    ///
    /// @throws IllegalArgumentException when there is none
    public static Status of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static @Nullable Status orNull(@Nullable String word) {
        return word == null ? null : of(word);
    }
}
