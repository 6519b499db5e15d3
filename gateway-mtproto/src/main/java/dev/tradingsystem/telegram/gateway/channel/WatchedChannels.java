package dev.tradingsystem.telegram.gateway.channel;

import dev.tradingsystem.telegram.gateway.ingest.ReceivedByChannel;
import dev.tradingsystem.telegram.gateway.lease.LeaseHolder;
import dev.tradingsystem.telegram.store.channel.ChannelRecords;
import dev.tradingsystem.telegram.store.lease.Lease;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/// Which channels are watched, as the database says it: read before the session opens, after each
/// change of ours, and every few seconds for the changes of others. A channel that it does not
/// name is not taken in.
///
/// While the database is away the last answer holds.
public final class WatchedChannels implements LeaseHolder, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WatchedChannels.class);

    private final ChannelRecords records;
    private final String account;
    private final Duration every;
    private final ReceivedByChannel received;
    private final ObjectProvider<WatchListener> listeners;
    private final Semaphore stopping = new Semaphore(0);
    private volatile Map<Long, Long> starts = Map.of();
    private volatile @Nullable Thread thread;

    WatchedChannels(
            ChannelRecords records,
            String account,
            Duration every,
            ReceivedByChannel received,
            ObjectProvider<WatchListener> listeners) {
        this.records = records;
        this.account = account;
        this.every = every;
        this.received = received;
        this.listeners = listeners;
    }

    /// Whether the channel is taken in.
    public boolean isWatched(long channelId) {
        return starts.containsKey(channelId);
    }

    /// The first id of the channel that is wanted; no id of one that is not watched is.
    public long startId(long channelId) {
        Long start = starts.get(channelId);
        return start == null ? Long.MAX_VALUE : start;
    }

    /// All of them.
    public Set<Long> all() {
        return starts.keySet();
    }

    /// Reads them again.
    ///
    /// @throws DataAccessException when the database does not answer; what is known stays
    public void refresh() {
        Set<Long> added;
        synchronized (this) {
            Map<Long, Long> before = starts;
            Map<Long, Long> now = records.starts(account);
            starts = now;
            added = now.keySet().stream()
                    .filter(channelId -> !before.containsKey(channelId))
                    .collect(Collectors.toUnmodifiableSet());
        }
        if (!added.isEmpty()) {
            received.watched(added);
            log.atInfo().addKeyValue("count", added.size()).log("channels watched from now on");
            listeners.orderedStream().forEach(listener -> listener.watchedNow(added));
        }
    }

    @Override
    public void taken(Lease lease) {
        refresh();
    }

    @Override
    public void lost() {
        // the next holder reads them for itself
    }

    @Override
    public void finish() {
        // nothing is left to write
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("watched-channels").start(this::keepFresh);
    }

    private void keepFresh() {
        try {
            while (!stopping.tryAcquire(every.toNanos(), TimeUnit.NANOSECONDS)) {
                try {
                    refresh();
                } catch (DataAccessException e) {
                    log.atDebug().addKeyValue("error", e.getMessage()).log("watched channels stay as they were");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        thread = null;
        stopping.release();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
