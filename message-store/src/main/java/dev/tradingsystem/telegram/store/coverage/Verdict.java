package dev.tradingsystem.telegram.store.coverage;

import java.util.Locale;

/// What became of a message id. An id without a row is unknown.
public enum Verdict {
    STORED,
    DELETED,
    /// A service message: a new title, a pin, and the like; never stored.
    SERVICE,
    INACCESSIBLE;

    /// The verdict as it stands in SQL.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
