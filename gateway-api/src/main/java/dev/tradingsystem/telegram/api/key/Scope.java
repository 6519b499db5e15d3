package dev.tradingsystem.telegram.api.key;

import java.util.Locale;

/// What a key can be allowed to do.
public enum Scope {
    /// Messages, versions, changes, the stream and exports.
    MESSAGES_READ,
    /// An operator's delete, its restoring, and the wish to process again.
    MESSAGES_WRITE,
    /// Channels and their coverage.
    CHANNELS_READ,
    /// Which channels are watched, and what they are called here.
    CHANNELS_WRITE,
    /// Offsets of consumers and what they failed at.
    CONSUMERS_READ,
    /// To be a consumer.
    CONSUMERS_WRITE,
    /// Photos.
    MEDIA_READ,
    /// How far jobs are.
    JOBS_READ,
    /// To ask for jobs and to cancel them.
    JOBS_WRITE,
    /// Statistics.
    STATS_READ,
    /// Signals and reviews.
    SIGNALS_READ,
    /// To decide reviews, cancel signals, and read history again.
    SIGNALS_WRITE,
    /// Figures for Prometheus.
    METRICS_READ,
    /// Login, keys, and everything else.
    OPERATOR;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', ':');

    /// The scope as it stands in keys.
    public String word() {
        return word;
    }
}
