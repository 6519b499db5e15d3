package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.store.coverage.Begin;
import dev.tradingsystem.telegram.store.coverage.ChannelState;
import dev.tradingsystem.telegram.store.coverage.ChannelStates;
import dev.tradingsystem.telegram.store.coverage.CoverageLedger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What was posted since the newest message we hold: forward from it, so that the log gets it in
/// the order it was written, then the newest part of history once more from its end.
///
/// The first time it decides from where on the channel is wanted.
final class Tail implements Work {

    private final long channelId;
    private final History history;
    private final ChannelStates states;
    private final CoverageLedger ledger;
    private final Duration pace;
    private @Nullable Long cursor;

    Tail(long channelId, History history, ChannelStates states, CoverageLedger ledger, Duration pace) {
        this.channelId = channelId;
        this.history = history;
        this.states = states;
        this.ledger = ledger;
        this.pace = pace;
    }

    @Override
    public boolean step(Control control) throws InterruptedException {
        ChannelState state = states.find(channelId).orElse(null);
        if (state == null) {
            return false;
        }
        if (state.begin() != null && begin(state.begin())) {
            return true;
        }
        long from = cursor == null ? state.highestHeld() : cursor;
        if (from > 0 && from >= state.startId() && newer(from, control)) {
            return true;
        }
        history.ask(new Question(channelId, 0, 0, Origin.BACKFILL, pace), control);
        return false;
    }

    /// Whether the start moved; a time to begin with is met on the way down.
    private boolean begin(Begin begin) throws InterruptedException {
        long start = switch (begin) {
            case Begin.All _ -> 1;
            case Begin.None _ -> history.newestId(channelId) + 1;
            case Begin.Last(long count) -> history.newestId(channelId) - count + 1;
            case Begin.Since _ -> 0;
        };
        if (begin instanceof Begin.Since) {
            return false;
        }
        ledger.moveStart(channelId, Math.max(start, 1));
        states.begin(channelId, null);
        return true;
    }

    private boolean newer(long from, Control control) throws InterruptedException {
        HistoryPage page =
                history.ask(new Question(channelId, from, Question.LIMIT - 1, Origin.BACKFILL, pace), control);
        if (page.newest() <= from) {
            return false;
        }
        cursor = page.newest();
        return true;
    }
}
