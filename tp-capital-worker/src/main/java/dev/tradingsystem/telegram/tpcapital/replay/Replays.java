package dev.tradingsystem.telegram.tpcapital.replay;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import dev.tradingsystem.telegram.tpcapital.signal.SignalParser;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Replays, for whoever asks for one: begun, looked at, applied, cancelled. The work itself is
/// done elsewhere, by this process or another.
public final class Replays {

    private final SignalDatabase database;
    private final Range range;
    private final ReplayTable table;
    private final ReplayChanges changes;
    private final ReplayRunner runner;
    private final Clock clock;

    Replays(
            SignalDatabase database,
            Range range,
            ReplayTable table,
            ReplayChanges changes,
            ReplayRunner runner,
            Clock clock) {
        this.database = database;
        this.range = range;
        this.table = table;
        this.changes = changes;
        this.runner = runner;
        this.clock = clock;
    }

    /// What came of a request to go on.
    public sealed interface Step {

        /// It will be done.
        record Taken(Replay replay) implements Step {}

        /// There is no such replay, or no longer.
        record Unknown() implements Step {}

        /// It is not in a state for that.
        record Refused(Replay replay) implements Step {}

        /// It is not what the caller expects, or not what it was.
        ///
        /// @param why `revision`, `parser`, `messages` or `signals`
        record Changed(Replay replay, String why) implements Step {}
    }

    /// Begins one.
    public Replay start(Replay.Order order) {
        Replay begun = database.inTransaction(() -> {
            String digest = range.digest(order);
            return table.add(order, range.head(order.channelId()), digest, clock.instant());
        });
        runner.nudge();
        return begun;
    }

    /// One replay; empty when there is none, or it has expired.
    public Optional<Replay> find(long id) {
        return table.find(id).filter(replay -> replay.times().expires().isAfter(clock.instant()));
    }

    /// Its differences behind, or before, a number, in the order of the messages.
    ///
    /// @param kind `null` for all
    public List<ReplayChange> diff(long id, ReplayChange.@Nullable Kind kind, long after, boolean back, int limit) {
        return changes.page(id, kind, after, back, limit);
    }

    /// Applies a replay that is ready, if messages and signals of its range are what they were.
    ///
    /// @param revision the one the caller saw; `null` for whatever it is
    public Step apply(long id, @Nullable Integer revision) {
        Step step = database.inTransaction(
                () -> table.hold(id).map(replay -> apply(replay, revision)).orElseGet(Step.Unknown::new));
        runner.nudge();
        return step;
    }

    /// Ends a replay; what it has applied stays.
    public Step cancel(long id) {
        return database.inTransaction(() -> table.hold(id)
                .map(replay -> {
                    if (replay.state().isOver()) {
                        return new Step.Refused(replay);
                    }
                    table.become(replay, ReplayState.CANCELLED, null);
                    return new Step.Taken(table.find(id).orElseThrow());
                })
                .orElseGet(Step.Unknown::new));
    }

    private Step apply(Replay replay, @Nullable Integer revision) {
        if (revision != null && revision != replay.revision()) {
            return new Step.Changed(replay, "revision");
        }
        if (replay.state() != ReplayState.READY) {
            return new Step.Refused(replay);
        }
        String why = whatChanged(replay);
        if (why != null) {
            return new Step.Changed(replay, why);
        }
        table.become(replay, ReplayState.APPLYING, null);
        return new Step.Taken(table.find(replay.id()).orElseThrow());
    }

    private @Nullable String whatChanged(Replay replay) {
        if (replay.parserVersion() != SignalParser.VERSION) {
            return "parser";
        }
        if (range.messagesChanged(replay)) {
            return "messages";
        }
        return range.digest(replay.order()).equals(replay.basis().signals()) ? null : "signals";
    }
}
