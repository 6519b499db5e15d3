package dev.tradingsystem.telegram.tpcapital.intake;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.tpcapital.signal.Attempts;
import dev.tradingsystem.telegram.tpcapital.signal.OffsetMoved;
import dev.tradingsystem.telegram.tpcapital.signal.Offsets;
import dev.tradingsystem.telegram.tpcapital.signal.Outcome;
import dev.tradingsystem.telegram.tpcapital.signal.SignalDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one rule for whatever brings a change of this channel, one at a time.
///
/// A number at or below the offset is known, unless its failed try is still open. A change whose
/// predecessor is at or below the offset is taken. Otherwise something is missing between, and
/// the log is read up to it first. So queue, cache and poll may run side by side, and none can
/// step over what another lost.
final class ChannelIntake {

    private static final Logger log = LoggerFactory.getLogger(ChannelIntake.class);
    private static final long UNKNOWN = -1;
    /// Of a page that filters leave little of, at most so many are taken as one batch.
    private static final int MOST_PAGES = 10;
    private static final int MOST_EARLY = 1_000;
    /// A change that comes later than this after its commit has others behind it.
    private static final Duration LATE = Duration.ofMillis(100);

    private final long channelId;
    private final SignalDesk desk;
    private final Offsets offsets;
    private final Attempts attempts;
    private final ChangeSource source;
    private final Marks marks;
    private final ProgressReports reports;
    private final int batchSize;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final LinkedHashMap<Long, Outcome> early = new LinkedHashMap<>();
    private final OpenDeliveries deliveries = new OpenDeliveries();
    private volatile long offset = UNKNOWN;
    private volatile @Nullable Instant oldestPending;
    private volatile long waiting;

    ChannelIntake(
            long channelId,
            SignalDesk desk,
            Offsets offsets,
            Attempts attempts,
            ChangeSource source,
            Marks marks,
            ProgressReports reports,
            int batchSize,
            Clock clock) {
        this.channelId = channelId;
        this.desk = desk;
        this.offsets = offsets;
        this.attempts = attempts;
        this.source = source;
        this.marks = marks;
        this.reports = reports;
        this.batchSize = batchSize;
        this.clock = clock;
    }

    long channelId() {
        return channelId;
    }

    /// Those that the queue handed over; they count as waiting until they are settled or behind
    /// the offset.
    OpenDeliveries deliveries() {
        return deliveries;
    }

    /// Takes a change that was delivered, and first whatever it shows to be missing.
    ///
    /// @param mostAttempts how many tries a change has
    /// @return what became of it; of what was missing nobody waits for an answer
    Outcome deliver(Change change, int mostAttempts) {
        return exclusively(() -> {
            while (change.seq() > offset() && change.prevSeq() > offset()) {
                List<Change> missing = source.fromLog(channelId, offset(), batchSize);
                if (missing.isEmpty()) {
                    return unlogged(change);
                }
                List<Outcome> outcomes = take(missing, mostAttempts);
                outcomes.forEach(this::awaitDelivery);
                Outcome delivered = early.remove(change.seq());
                if (delivered != null) {
                    return delivered;
                }
                for (Outcome outcome : outcomes) {
                    if (outcome.change().seq() == change.seq()) {
                        return outcome;
                    }
                }
            }
            if (change.seq() <= offset()) {
                return knownOrRetried(change, mostAttempts);
            }
            List<Outcome> outcomes = take(withFollowing(change), mostAttempts);
            outcomes.subList(1, outcomes.size()).forEach(this::awaitDelivery);
            return outcomes.getFirst();
        });
    }

    /// Takes what the cache, or else the log, has beyond the offset.
    ///
    /// @return whether there may be more
    boolean catchUp(int mostAttempts) {
        return exclusively(() -> takeAll(batch(source.after(channelId, offset(), batchSize)), mostAttempts));
    }

    /// Takes what the log has beyond the offset, if the channel's head shows that there is
    /// something.
    ///
    /// @return whether there may be more
    boolean catchUpTo(long head, int mostAttempts) {
        return exclusively(() -> {
            if (head <= offset()) {
                return takeAll(List.of(), mostAttempts);
            }
            return takeAll(batch(source.fromLog(channelId, offset(), batchSize)), mostAttempts);
        });
    }

    /// Tries again what failed at least that long ago.
    void retry(Duration since, int mostAttempts) {
        exclusively(() -> {
            List<Long> due = attempts.due(channelId, since, batchSize);
            List<Outcome> outcomes = new ArrayList<>();
            if (!due.isEmpty()) {
                source.numbered(due).forEach(change -> outcomes.add(desk.takeAgain(change, mostAttempts)));
            }
            marks.mark(outcomes);
            reports.add(outcomes, offset());
            return outcomes;
        });
    }

    /// Age of the oldest change that is known to wait, whoever brought it; zero if none is.
    Duration lag() {
        return Stream.concat(Stream.ofNullable(oldestPending), deliveries.oldestAfter(offset).stream())
                .min(Instant::compareTo)
                .map(oldest -> Duration.between(oldest, clock.instant()))
                .orElse(Duration.ZERO);
    }

    /// How many changes are known to wait, [ChangeSource#MOST_COUNTED] at most.
    long waiting() {
        return Math.max(waiting, deliveries.countAfter(offset));
    }

    /// When deliveries come late, those behind this one are taken in the same transaction, or the
    /// channel would never catch up; they are known when they are delivered.
    private List<Change> withFollowing(Change change) {
        if (change.committedAt().isAfter(clock.instant().minus(LATE))) {
            return List.of(change);
        }
        List<Change> batch = new ArrayList<>(List.of(change));
        batch.addAll(source.fromLog(channelId, change.seq(), batchSize - 1));
        return batch;
    }

    /// What filters keep out does not count for the size of a batch, or a crowd of it would keep
    /// the next order waiting.
    private List<Change> batch(List<Change> first) {
        List<Change> batch = new ArrayList<>(first);
        List<Change> page = first;
        for (int pages = 1; pages < MOST_PAGES && page.size() >= batchSize; pages++) {
            if (batch.stream().filter(desk::reads).count() >= batchSize) {
                break;
            }
            page = source.fromLog(channelId, batch.getLast().seq(), batchSize);
            batch.addAll(page);
        }
        return batch;
    }

    private boolean takeAll(List<Change> found, int mostAttempts) {
        boolean more = found.size() >= batchSize;
        waiting = more ? Math.max(found.size(), backlog(found.size())) : found.size();
        oldestPending = found.isEmpty() ? null : found.getFirst().committedAt();
        if (found.isEmpty()) {
            return false;
        }
        take(found, mostAttempts);
        waiting = more ? waiting - found.size() : 0;
        oldestPending = more ? found.getLast().committedAt() : null;
        return more;
    }

    /// Counted anew once what was counted is taken.
    private long backlog(int found) {
        return waiting > found ? waiting : source.waiting(channelId, offset());
    }

    private List<Outcome> take(List<Change> changes, int mostAttempts) {
        List<Outcome> outcomes = desk.take(changes, offset(), mostAttempts);
        offset = changes.getLast().seq();
        marks.mark(outcomes);
        reports.add(outcomes, offset);
        return outcomes;
    }

    private Outcome knownOrRetried(Change change, int mostAttempts) {
        if (!marks.isDuplicate(change) && attempts.isOpen(channelId, change.seq())) {
            Outcome outcome = desk.takeAgain(change, mostAttempts);
            marks.mark(List.of(outcome));
            reports.add(List.of(outcome), offset());
            return outcome;
        }
        Outcome taken = early.remove(change.seq());
        return taken == null ? new Outcome(change, Outcome.Result.KNOWN, null, 1, null, clock.instant()) : taken;
    }

    /// Remembers what became of a change that was taken before its delivery: the delivery is
    /// acknowledged with it, and so its time gets known.
    private void awaitDelivery(Outcome outcome) {
        switch (outcome.result()) {
            case PROCESSED, IGNORED -> early.put(outcome.change().seq(), outcome);
            case KNOWN, FAILED, PARKED -> {
                // nothing was done, or the delivery is still to be decided
            }
        }
        if (early.size() > MOST_EARLY) {
            early.pollFirstEntry();
        }
    }

    /// What the log does not hold did not happen; a restored database has forgotten what a queue
    /// still remembers.
    private Outcome unlogged(Change change) {
        log.atWarn()
                .addKeyValue("channelId", channelId)
                .addKeyValue("seq", change.seq())
                .log("a delivered change is not in the log and was dropped");
        return new Outcome(change, Outcome.Result.KNOWN, "not in the log", 1, null, clock.instant());
    }

    private long offset() {
        if (offset == UNKNOWN) {
            offset = offsets.of(channelId);
        }
        return offset;
    }

    /// One at a time in this process; when another process was faster, its offset is read and the
    /// work begins again.
    private <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            while (true) {
                try {
                    return work.get();
                } catch (OffsetMoved e) {
                    log.atInfo().addKeyValue("channelId", channelId).log("somebody else took changes of the channel");
                    offset = UNKNOWN;
                }
            }
        } catch (RuntimeException e) {
            offset = UNKNOWN;
            throw e;
        } finally {
            lock.unlock();
        }
    }
}
