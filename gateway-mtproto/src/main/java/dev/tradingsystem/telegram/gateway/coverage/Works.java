package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.store.coverage.ChannelState;
import dev.tradingsystem.telegram.store.coverage.ChannelStates;
import dev.tradingsystem.telegram.store.coverage.CoverageLedger;
import dev.tradingsystem.telegram.store.coverage.IdRange;
import dev.tradingsystem.telegram.store.read.Coverage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Makes the kinds of work there are. Bots read no history: their gaps are closed by asking for
/// ids, and what was edited or deleted while they were away nobody can tell them.
public final class Works {

    private final History history;
    private final ProbedIds probed;
    private final ChannelStates states;
    private final CoverageLedger ledger;
    private final Coverage coverage;
    private final CoverageProperties properties;
    private final Clock clock;
    private volatile boolean bot;

    Works(
            History history,
            ProbedIds probed,
            ChannelStates states,
            CoverageLedger ledger,
            Coverage coverage,
            CoverageProperties properties,
            Clock clock) {
        this.history = history;
        this.probed = probed;
        this.states = states;
        this.ledger = ledger;
        this.coverage = coverage;
        this.properties = properties;
        this.clock = clock;
    }

    void forBot(boolean isBot) {
        bot = isBot;
    }

    /// What was posted since the newest message held.
    public Work tail(long channelId) {
        return bot ? probe(channelId) : new Tail(channelId, history, states, ledger, properties.pace());
    }

    /// Every unknown id.
    public Work backfill(long channelId) {
        return bot ? probe(channelId) : new Backfill(channelId, history, states, ledger, coverage, properties.pace());
    }

    /// What was sent since a time, read again.
    public Work reaudit(long channelId, Instant since) {
        return bot ? probe(channelId) : Reaudit.since(channelId, history, properties.pace(), since);
    }

    /// How much of the time before an absence is read again after it.
    public Duration auditWindow() {
        return properties.auditWindow();
    }

    /// The id of the channel's newest message as TDLib has it; 0 when it has none.
    ///
    /// @throws ChannelRefused when Telegram does not show the channel to this account
    public long newestId(long channelId) throws InterruptedException {
        return history.newestId(channelId);
    }

    /// The ids of a range, read again.
    ///
    /// @param below the id to begin below, 0 for the newest
    public Work reaudit(long channelId, IdRange range, long below) {
        return bot ? probe(channelId) : Reaudit.of(channelId, history, properties.pace(), range, below);
    }

    Work sweep(long channelId) {
        return bot ? probe(channelId) : new Sweep(channelId, history, states, ledger, properties.sweepPace(), clock);
    }

    /// All of history, in no hurry.
    Work readAll(long channelId) {
        long start = states.find(channelId).map(ChannelState::startId).orElse(1L);
        var all = new IdRange(start, Long.MAX_VALUE - 1);
        return bot ? probe(channelId) : Reaudit.of(channelId, history, properties.sweepPace(), all, 0);
    }

    private Work probe(long channelId) {
        return new ProbeUnknown(channelId, probed, states, coverage, properties.pace());
    }
}
