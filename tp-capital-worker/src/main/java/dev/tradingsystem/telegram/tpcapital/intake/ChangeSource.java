package dev.tradingsystem.telegram.tpcapital.intake;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.cache.CacheAnswer;
import dev.tradingsystem.telegram.store.cache.CacheAnswer.Proved;
import dev.tradingsystem.telegram.store.cache.CacheAnswer.Unproved;
import dev.tradingsystem.telegram.store.cache.CacheUnavailable;
import dev.tradingsystem.telegram.store.cache.HotMessages;
import dev.tradingsystem.telegram.store.read.Changes;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where a channel's changes are fetched: from the cache when it proves that nothing is missing,
/// else from the log.
final class ChangeSource {

    /// More than this is not counted: whoever looks knows enough.
    static final int MOST_COUNTED = 10_000;

    private static final Logger log = LoggerFactory.getLogger(ChangeSource.class);

    private static final Set<CacheAnswer.Reason> EMPTY =
            EnumSet.of(CacheAnswer.Reason.NO_INDEX, CacheAnswer.Reason.NOT_ALIVE);

    private final Changes changes;
    private final @Nullable HotMessages hot;
    private final IntakeMetrics metrics;
    private volatile boolean cacheAnswers = true;

    ChangeSource(Changes changes, @Nullable HotMessages hot, IntakeMetrics metrics) {
        this.changes = changes;
        this.hot = hot;
        this.metrics = metrics;
    }

    /// The channel's changes after a number, oldest first, cache first.
    List<Change> after(long channelId, long seq, int limit) {
        if (hot == null) {
            return fromLog(channelId, seq, limit);
        }
        CacheAnswer answer = ask(hot, channelId, seq, limit);
        return switch (answer) {
            case Proved(var proved, var _, var _) -> {
                metrics.fetchProved();
                yield proved;
            }
            case Unproved(var reason) -> {
                metrics.fetchUnproved(reason);
                List<Change> logged = fromLog(channelId, seq, limit);
                warm(hot, reason, logged);
                yield logged;
            }
        };
    }

    /// The channel's changes after a number, oldest first, as the log has them.
    List<Change> fromLog(long channelId, long seq, int limit) {
        return timed(metrics.viewFetch(), () -> changes.after(channelId, seq, limit));
    }

    /// The changes with these numbers, as far as the log still has them.
    List<Change> numbered(Collection<Long> seqs) {
        return changes.numbered(seqs);
    }

    /// The newest number of each channel; a channel without changes is absent.
    Map<Long, Long> heads(Collection<Long> channelIds) {
        return changes.heads(channelIds);
    }

    /// A cache that has nothing of the channel is given what the log had. Each change names the
    /// one before it, so whatever the gateway writes meanwhile fits or is ignored; only its sign
    /// of life makes the cache a proof.
    private static void warm(HotMessages cache, CacheAnswer.Reason reason, List<Change> logged) {
        if (!EMPTY.contains(reason)) {
            return;
        }
        try {
            cache.put(logged);
        } catch (CacheUnavailable e) {
            log.atDebug().addKeyValue("error", e.getMessage()).log("the cache was not warmed");
        }
    }

    private CacheAnswer ask(HotMessages cache, long channelId, long seq, int limit) {
        try {
            CacheAnswer answer = timed(metrics.cacheFetch(), () -> cache.readAfter(channelId, seq, limit));
            cacheAnswers = true;
            return answer;
        } catch (CacheUnavailable e) {
            if (cacheAnswers) {
                log.atWarn()
                        .addKeyValue("error", e.getMessage())
                        .log("Redis cache unavailable, falling back to database-only");
            }
            cacheAnswers = false;
            return new Unproved(CacheAnswer.Reason.UNAVAILABLE);
        }
    }

    /// How many changes of the channel lie after a number, [#MOST_COUNTED] at most.
    long waiting(long channelId, long seq) {
        return changes.countAfter(channelId, seq, MOST_COUNTED);
    }

    private static <T> T timed(Timer timer, Supplier<T> work) {
        long began = System.nanoTime();
        T done = work.get();
        timer.record(Duration.ofNanos(System.nanoTime() - began));
        return done;
    }
}
