package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.store.coverage.ChannelState;
import dev.tradingsystem.telegram.store.coverage.ChannelStates;
import dev.tradingsystem.telegram.store.coverage.CoverageLedger;
import dev.tradingsystem.telegram.store.coverage.IdRange;
import dev.tradingsystem.telegram.store.coverage.Verdict;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Reads all of a channel's history again, slowly: edits of older messages made while nobody
/// watched show nowhere else, and what was hidden may be shown by now. Goes on after a restart.
final class Sweep implements Work {

    private final long channelId;
    private final History history;
    private final ChannelStates states;
    private final CoverageLedger ledger;
    private final Duration pace;
    private final Clock clock;
    private @Nullable Reaudit reaudit;

    Sweep(long channelId, History history, ChannelStates states, CoverageLedger ledger, Duration pace, Clock clock) {
        this.channelId = channelId;
        this.history = history;
        this.states = states;
        this.ledger = ledger;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public boolean step(Control control) throws InterruptedException {
        Reaudit current = reaudit;
        if (current == null) {
            current = begin();
            reaudit = current;
        }
        boolean more = current.step(control);
        if (more) {
            states.sweep(channelId, current.cursor(), clock.instant());
        } else {
            states.swept(channelId, clock.instant());
        }
        return more;
    }

    private Reaudit begin() {
        ChannelState state = states.find(channelId).orElseThrow(WorkStopped::new);
        Long reached = state.sweepId();
        if (reached == null) {
            ledger.forget(channelId, Verdict.INACCESSIBLE);
        }
        var all = new IdRange(state.startId(), Math.max(state.startId(), state.latestId()));
        return Reaudit.of(channelId, history, pace, all, reached == null ? 0 : reached);
    }
}
