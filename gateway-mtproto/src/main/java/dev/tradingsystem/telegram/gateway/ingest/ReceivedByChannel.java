package dev.tradingsystem.telegram.gateway.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Events received, by channel; only of watched channels, so that nobody outside decides how many
/// series there are. A channel that is unwatched keeps its series until the process ends.
public final class ReceivedByChannel {

    private final MeterRegistry registry;
    private final Map<Long, Counter> counters = new ConcurrentHashMap<>();

    ReceivedByChannel(MeterRegistry registry) {
        this.registry = registry;
    }

    /// From now on these are counted, from 0.
    public void watched(Collection<Long> channelIds) {
        channelIds.forEach(channelId -> counters.computeIfAbsent(
                channelId, id -> registry.counter("telegram.messages.received", "channel_id", Long.toString(id))));
    }

    void received(long channelId) {
        Counter counter = counters.get(channelId);
        if (counter != null) {
            counter.increment();
        }
    }
}
