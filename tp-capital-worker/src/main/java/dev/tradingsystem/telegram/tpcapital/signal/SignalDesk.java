package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.model.EventKey;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens to a change: read, judged, stored. Both intakes bring their changes here.
///
/// Verdicts, findings and the channel's offset are one transaction. What is brought twice meets
/// the unique keys and changes nothing. A change that cannot be stored is passed only once its
/// failed try is, and set aside after too many.
public final class SignalDesk {

    /// Our name among the consumers of the log.
    public static final String CONSUMER = "tp-capital";

    private static final Logger log = LoggerFactory.getLogger(SignalDesk.class);

    private final SignalDatabase database;
    private final MessageReader reader;
    private final MessageEffects effects;
    private final Verdicts verdicts;
    private final Offsets offsets;
    private final Failures failures;
    private final SignalMetrics metrics;
    private final Clock clock;

    SignalDesk(
            SignalDatabase database,
            MessageReader reader,
            MessageEffects effects,
            Verdicts verdicts,
            Offsets offsets,
            Failures failures,
            SignalMetrics metrics,
            Clock clock) {
        this.database = database;
        this.reader = reader;
        this.effects = effects;
        this.verdicts = verdicts;
        this.offsets = offsets;
        this.failures = failures;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Registers the series of these channels, so that they read 0 before anything has happened.
    public void watch(Collection<Long> channelIds) {
        metrics.watch(channelIds);
    }

    /// Whether a change is read at all; what a filter keeps out only gets its verdict.
    public boolean reads(Change change) {
        return reader.reads(change);
    }

    /// Takes changes of one channel that follow each other without a gap, and moves the channel's
    /// offset to the last.
    ///
    /// @param changes in order, all after the offset, at least one
    /// @param offset where the caller believes the channel's offset to be
    /// @param mostAttempts how many tries a change has before it is set aside
    /// @return one outcome per change
    /// @throws OffsetMoved when somebody else took changes meanwhile; nothing was stored
    /// @throws org.springframework.dao.DataAccessException when the database cannot be worked
    ///     with; nothing was stored
    public List<Outcome> take(List<Change> changes, long offset, int mostAttempts) {
        try {
            return store(changes, offset);
        } catch (RuntimeException e) {
            if (e instanceof OffsetMoved || Failures.isOutage(e)) {
                throw e;
            }
            return changes.size() > 1
                    ? takeEach(changes, offset, mostAttempts)
                    : List.of(failures.pass(changes.getFirst(), offset, mostAttempts, e));
        }
    }

    /// Tries a change again whose failed try is still open, or that was given up; its place is
    /// below the offset, which stays.
    public Outcome takeAgain(Change change, int mostAttempts) {
        try {
            MessageReading read = reader.read(change);
            Stored stored = database.inTransaction(() -> {
                offsets.hold(change.channelId());
                List<Verdicts.Fresh> fresh = verdicts.recordAgain(Verdicts.Verdict.of(read));
                failures.settle(change);
                return apply(List.of(read), fresh);
            });
            count(List.of(read), stored);
            return outcome(read, stored, clock.instant());
        } catch (RuntimeException e) {
            if (Failures.isOutage(e)) {
                throw e;
            }
            return failures.again(change, mostAttempts, e);
        }
    }

    /// One bad change among many is found by taking each alone.
    private List<Outcome> takeEach(List<Change> changes, long offset, int mostAttempts) {
        log.atInfo()
                .addKeyValue("channelId", changes.getFirst().channelId())
                .addKeyValue("count", changes.size())
                .log("a change could not be stored, each is taken alone");
        List<Outcome> outcomes = new ArrayList<>();
        long at = offset;
        for (Change change : changes) {
            outcomes.addAll(take(List.of(change), at, mostAttempts));
            at = change.seq();
        }
        return outcomes;
    }

    /// What a transaction stored.
    private record Stored(Map<EventKey, Boolean> fresh, MessageEffects.Effect effect) {

        boolean isNew(MessageReading read) {
            return fresh.containsKey(read.key());
        }
    }

    /// The offset moves first: its row keeps everybody else away from the channel's signals.
    private List<Outcome> store(List<Change> changes, long offset) {
        long began = System.nanoTime();
        List<MessageReading> reads = changes.stream().map(reader::read).toList();
        long channelId = changes.getFirst().channelId();
        Stored stored = database.inTransaction(() -> {
            offsets.move(channelId, offset, changes.getLast().seq());
            return apply(
                    reads,
                    verdicts.record(reads.stream().map(Verdicts.Verdict::of).toList()));
        });
        metrics.processing().record(Duration.ofNanos(System.nanoTime() - began));
        count(reads, stored);
        Instant storedAt = clock.instant();
        return reads.stream().map(read -> outcome(read, stored, storedAt)).toList();
    }

    private Stored apply(List<MessageReading> reads, List<Verdicts.Fresh> recorded) {
        Map<EventKey, Boolean> fresh =
                recorded.stream().collect(Collectors.toMap(Verdicts.Fresh::key, Verdicts.Fresh::overtaken));
        List<MessageReading> effective = reads.stream()
                .filter(read -> Boolean.FALSE.equals(fresh.get(read.key())))
                .toList();
        return new Stored(fresh, effects.apply(effective, Source.PARSER));
    }

    private void count(List<MessageReading> reads, Stored stored) {
        Instant now = clock.instant();
        List<MessageReading> fresh = reads.stream().filter(stored::isNew).toList();
        for (MessageReading read : fresh) {
            metrics.verdict(read);
            if (read.isLiveOrder()) {
                metrics.endToEnd(Duration.between(read.change().receivedAt(), now));
            }
        }
        metrics.known(reads.size() - fresh.size());
        metrics.effect(reads.getFirst().change().channelId(), stored.effect());
    }

    private static Outcome outcome(MessageReading read, Stored stored, Instant storedAt) {
        boolean ignored = read.kind() == Kind.NOISE && !read.isDeletion();
        Outcome.Result result = ignored ? Outcome.Result.IGNORED : Outcome.Result.PROCESSED;
        return new Outcome(
                read.change(),
                stored.isNew(read) ? result : Outcome.Result.KNOWN,
                read.reason(),
                1,
                read.parsedAt(),
                storedAt);
    }
}
