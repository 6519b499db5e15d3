package dev.tradingsystem.telegram.gateway.sink;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.cache.CacheClient;
import dev.tradingsystem.telegram.store.cache.CacheUnavailable;
import dev.tradingsystem.telegram.store.cache.HotMessages;
import dev.tradingsystem.telegram.store.channel.ChannelRecords;
import dev.tradingsystem.telegram.store.lease.Fence;
import dev.tradingsystem.telegram.store.read.Changes;
import io.lettuce.core.api.sync.RedisCommands;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DataAccessException;

/// Keeps the hot cache behind the log, and every ten seconds tells it how far each watched
/// channel is, which keeps quiet channels provable and heals a lost tail.
final class HotCacheSink implements Sink {

    private static final long TOUCH_EVERY = Duration.ofSeconds(10).toNanos();

    private final CacheClient client;
    private final HotMessages cache;
    private final ChannelRecords channels;
    private final Changes changes;
    private final Counter failures;
    private final Map<Long, Long> lastDelivered = new HashMap<>();
    private long touchedAt = System.nanoTime() - TOUCH_EVERY;

    HotCacheSink(CacheClient client, HotMessages cache, ChannelRecords channels, Changes changes, Counter failures) {
        this.client = client;
        this.cache = cache;
        this.channels = channels;
        this.changes = changes;
        this.failures = failures;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public String outage() {
        return "Redis cache unavailable, falling back to database-only";
    }

    @Override
    public boolean answers() {
        try {
            return "PONG".equals(client.call(RedisCommands::ping));
        } catch (CacheUnavailable e) {
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public void deliver(Fence fence, List<Change> batch) {
        orUnavailable(() -> cache.put(batch));
        batch.forEach(change -> lastDelivered.put(change.channelId(), change.seq()));
    }

    @Override
    public void upToDate(Fence fence, long position) {
        touchWhenDue(fence, position);
    }

    private void touchWhenDue(Fence fence, long position) {
        if (System.nanoTime() - touchedAt < TOUCH_EVERY) {
            return;
        }
        touchedAt = System.nanoTime();
        try {
            Set<Long> watched = channels.watched(fence.account());
            learnQuietChannels(watched, position);
            Map<Long, Long> due = new HashMap<>(lastDelivered);
            due.keySet().retainAll(watched);
            orUnavailable(() -> cache.touch(due));
        } catch (DataAccessException e) {
            // the cache proves nothing without this touch, which is right while the database is away
            return;
        }
    }

    /// A channel without a change since the start: its head is delivered if it is not above the
    /// position.
    private void learnQuietChannels(Set<Long> watched, long position) {
        List<Long> unknown =
                watched.stream().filter(id -> !lastDelivered.containsKey(id)).toList();
        if (unknown.isEmpty()) {
            return;
        }
        Map<Long, Long> heads = changes.heads(unknown);
        for (Long channelId : unknown) {
            long head = heads.getOrDefault(channelId, 0L);
            if (head <= position) {
                lastDelivered.put(channelId, head);
            }
        }
    }

    private void orUnavailable(Runnable write) {
        try {
            write.run();
        } catch (CacheUnavailable e) {
            failures.increment();
            throw new SinkUnavailable("redis did not take the changes: " + e.getMessage(), e);
        }
    }
}
