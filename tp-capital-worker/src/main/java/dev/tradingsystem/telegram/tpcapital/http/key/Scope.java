package dev.tradingsystem.telegram.tpcapital.http.key;

import java.util.Locale;

/// What a key can be allowed to do here.
public enum Scope {
    /// Signals, reviews, replays, parsing.
    SIGNALS_READ,
    /// Deciding reviews, cancelling, replaying.
    SIGNALS_WRITE,
    /// Figures for Prometheus.
    METRICS_READ,
    /// Everything; and what nothing less gives.
    OPERATOR;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', ':');

    /// The scope as it stands in keys.
    public String word() {
        return word;
    }
}
