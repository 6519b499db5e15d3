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
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where a channel's changes are fetched: from the cache when it proves that nothing is missing,
/// else from the log.
final class ChangeSource {

    private static final Logger log = LoggerFactory.getLogger(ChangeSource.class);

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
                yield fromLog(channelId, seq, limit);
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

    private static <T> T timed(Timer timer, Supplier<T> work) {
        long began = System.nanoTime();
        T done = work.get();
        timer.record(Duration.ofNanos(System.nanoTime() - began));
        return done;
    }
}
