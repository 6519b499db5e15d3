package dev.tradingsystem.telegram.api.key;

import java.util.Locale;

/// What a key can be allowed to do.
public enum Scope {
    /// Messages, versions, changes.
    MESSAGES_READ,
    /// Channels and their coverage.
    CHANNELS_READ,
    /// Figures for Prometheus.
    METRICS_READ;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', ':');

    /// The scope as it stands in keys.
    public String word() {
        return word;
    }
}
