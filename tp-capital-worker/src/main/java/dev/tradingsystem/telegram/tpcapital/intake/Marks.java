package dev.tradingsystem.telegram.tpcapital.intake;

import dev.tradingsystem.telegram.model.wire.CacheKeys;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.cache.CacheUnavailable;
import dev.tradingsystem.telegram.store.cache.SeenMarks;
import dev.tradingsystem.telegram.tpcapital.signal.Outcome;
import dev.tradingsystem.telegram.tpcapital.signal.SignalDesk;
import dev.tradingsystem.telegram.tpcapital.signal.Verdicts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which versions we have finished with: asked of Redis, or of our own verdicts when it has no
/// mark or does not answer. Marks are set after the effect is stored and decide nothing.
final class Marks {

    private static final Logger log = LoggerFactory.getLogger(Marks.class);

    private final @Nullable SeenMarks seen;
    private final Verdicts verdicts;
    private final IntakeMetrics metrics;
    private final Clock clock;
    private volatile boolean cacheAnswers = true;

    Marks(@Nullable SeenMarks seen, Verdicts verdicts, IntakeMetrics metrics, Clock clock) {
        this.seen = seen;
        this.verdicts = verdicts;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Whether this version or a newer one has its verdict.
    boolean isDuplicate(Change change) {
        long began = System.nanoTime();
        try {
            return isMarked(change) || verdicts.isKnown(change.key());
        } finally {
            metrics.dedupDuration().record(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    /// Marks what is done. Old messages are not worth a mark: nobody will bring them again from
    /// the cache.
    void mark(List<Outcome> outcomes) {
        if (seen == null) {
            return;
        }
        try {
            seen.mark(
                    SignalDesk.CONSUMER,
                    outcomes.stream()
                            .filter(outcome -> isDone(outcome) && isYoung(outcome.change()))
                            .map(outcome -> outcome.change().key())
                            .toList());
            cacheAnswers = true;
        } catch (CacheUnavailable e) {
            unavailable(e);
        }
    }

    /// Said once, until Redis answers again.
    private void unavailable(CacheUnavailable e) {
        if (cacheAnswers) {
            log.atWarn().addKeyValue("error", e.getMessage()).log("Redis unavailable, using database for dedup");
        }
        cacheAnswers = false;
        metrics.dedupUnavailable();
    }

    private boolean isMarked(Change change) {
        if (seen == null) {
            return false;
        }
        try {
            boolean marked = seen.isSeen(SignalDesk.CONSUMER, change.key());
            cacheAnswers = true;
            metrics.dedupAnswered(marked);
            return marked;
        } catch (CacheUnavailable e) {
            unavailable(e);
            return false;
        }
    }

    private static boolean isDone(Outcome outcome) {
        return switch (outcome.result()) {
            case PROCESSED, IGNORED, KNOWN -> true;
            case FAILED, PARKED -> false;
        };
    }

    private boolean isYoung(Change change) {
        return change.message().sentAt().isAfter(clock.instant().minus(CacheKeys.SEEN_TTL));
    }
}
