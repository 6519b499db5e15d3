package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.Locale;

/// Why a finding needs a person.
public enum Reason {
    NO_ASSET,
    NO_ENTRY,
    NO_EXIT,
    STOP_WRONG_SIDE,
    TARGET_WRONG_SIDE,
    TARGET_ORDER,
    MAGNITUDE,
    CONFLICTING_VALUES,
    SIDE_UNKNOWN,
    AMBIGUOUS_NUMBER,
    ASSET_UNKNOWN,
    VALIDITY_PAST,
    CONDITIONAL,
    STRUCTURE,
    /// From the desk: not complete, and the channel is strict.
    INCOMPLETE,
    /// From the desk: an update or a cancellation of nothing that is known.
    ORPHAN;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word that stands in JSON and SQL.
    public String word() {
        return word;
    }
}
