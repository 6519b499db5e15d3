package dev.tradingsystem.telegram.gateway.channel;

import java.util.Set;

/// Learns what changes about watched channels. Must return at once.
public interface WatchListener {

    /// These are watched and were not a moment ago; at the first look that is all of them.
    void watchedNow(Set<Long> channelIds);

    /// This one can be read again.
    void regained(long channelId);
}
