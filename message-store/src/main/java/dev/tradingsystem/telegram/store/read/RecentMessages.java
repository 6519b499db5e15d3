package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.cache.CacheAnswer;
import dev.tradingsystem.telegram.store.cache.CacheAnswer.Proved;
import dev.tradingsystem.telegram.store.cache.CacheAnswer.Reason;
import dev.tradingsystem.telegram.store.cache.CacheAnswer.Unproved;
import dev.tradingsystem.telegram.store.cache.CacheUnavailable;
import dev.tradingsystem.telegram.store.cache.HotMessages;
import dev.tradingsystem.telegram.store.cache.PageFilter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// The newest messages of a channel: from the cache when it proves that nothing is missing, else
/// from the view, and then the cache is given what it lacked. Many who miss at once cause one
/// read.
public final class RecentMessages {

    private static final Logger log = LoggerFactory.getLogger(RecentMessages.class);
    private static final Set<Reason> CURABLE =
            Set.of(Reason.NO_PAGE, Reason.BELOW_PAGE_FLOOR, Reason.VALUE_MISSING, Reason.VALUE_REPLACED);
    private static final long FILL_PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final @Nullable HotMessages hot;
    private final Messages messages;
    private final Changes changes;
    private final ChannelStates states;
    private final CacheReadMetrics metrics;
    private final Flights<Question, RecentPage> flights = new Flights<>();
    private final Map<Long, Long> filledAt = new ConcurrentHashMap<>();

    /// @param hot `null` when the cache is switched off
    public RecentMessages(
            @Nullable HotMessages hot,
            Messages messages,
            Changes changes,
            ChannelStates states,
            MeterRegistry registry) {
        this.hot = hot;
        this.messages = messages;
        this.changes = changes;
        this.states = states;
        this.metrics = new CacheReadMetrics(registry);
    }

    /// The newest messages by time sent, newest first.
    ///
    /// @throws DataAccessException when the database does not answer: an answer from the cache is
    ///     held against it
    public RecentPage newest(long channelId, int limit, PageFilter filter) {
        ChannelStates.Snapshot now = states.now();
        Reason reason = Reason.NOT_ASKED;
        if (hot != null && limit <= CacheFill.MESSAGES) {
            switch (ask(hot, now, channelId, limit, filter)) {
                case Proved proved -> {
                    metrics.hit();
                    return page(now, channelId, proved);
                }
                case Unproved unproved -> {
                    reason = unproved.reason();
                    metrics.unproved(reason);
                }
            }
            cure(hot, channelId, reason);
        }
        Reason missed = reason;
        return flights.join(new Question(channelId, limit, filter), () -> fromView(channelId, limit, filter, missed));
    }

    private static CacheAnswer ask(
            HotMessages hot, ChannelStates.Snapshot now, long channelId, int limit, PageFilter filter) {
        try {
            CacheAnswer answer = hot.newestPage(channelId, limit, filter);
            boolean stale = answer instanceof Proved proved
                    && now.of(channelId)
                            .map(state -> state.seq() > proved.last())
                            .orElse(true);
            return stale ? new Unproved(Reason.STALE) : answer;
        } catch (CacheUnavailable e) {
            log.atDebug().addKeyValue("error", e.getMessage()).log("cache was asked in vain");
            return new Unproved(Reason.UNAVAILABLE);
        }
    }

    private static RecentPage page(ChannelStates.Snapshot now, long channelId, Proved proved) {
        long published = now.of(channelId).map(ChannelStates.State::published).orElse(0L);
        List<StoredMessage> rows = proved.changes().stream()
                .map(change -> message(change, published))
                .toList();
        return new RecentPage(
                rows, proved.more() ? rows.getLast().message().key() : null, Math.max(now.head(), proved.last()), null);
    }

    private static StoredMessage message(Change change, long published) {
        MessageStatus status = change.seq() <= published ? MessageStatus.PUBLISHED : MessageStatus.RECEIVED;
        return new StoredMessage(
                change.message(),
                change.version(),
                change.seq(),
                change.message().deletedAt() == null ? status : MessageStatus.DELETED,
                change.origin(),
                change.receivedAt(),
                change.committedAt(),
                null);
    }

    private RecentPage fromView(long channelId, int limit, PageFilter filter, Reason missed) {
        long asOf = changes.head();
        Messages.Slice slice = messages.slice(
                new MessageQuery(List.of(channelId), null, null, filter.kinds(), filter.deleted(), true, null, limit));
        return new RecentPage(slice.rows(), slice.more() ? slice.reached() : null, asOf, missed);
    }

    /// Beside the answer, not before it; a channel at most once a second.
    private void cure(HotMessages hot, long channelId, Reason reason) {
        if (CURABLE.contains(reason) && isDue(channelId)) {
            Thread.ofVirtual().name("cache-fill").start(() -> fill(hot, channelId));
        }
    }

    private boolean isDue(long channelId) {
        long now = System.nanoTime();
        return filledAt.merge(channelId, now, (last, next) -> next - last < FILL_PAUSE_NANOS ? last : next) == now;
    }

    private void fill(HotMessages hot, long channelId) {
        try {
            boolean taken = new CacheFill(hot, messages, changes).fill(channelId);
            log.atDebug()
                    .addKeyValue("channelId", channelId)
                    .addKeyValue("outcome", taken)
                    .log("cache filled");
        } catch (CacheUnavailable | DataAccessException e) {
            log.atDebug()
                    .addKeyValue("channelId", channelId)
                    .addKeyValue("error", e.getMessage())
                    .log("cache not filled");
        }
    }

    private record Question(long channelId, int limit, PageFilter filter) {}
}
