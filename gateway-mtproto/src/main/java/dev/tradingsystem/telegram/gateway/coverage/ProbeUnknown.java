package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.store.coverage.ChannelState;
import dev.tradingsystem.telegram.store.coverage.ChannelStates;
import dev.tradingsystem.telegram.store.coverage.IdRange;
import dev.tradingsystem.telegram.store.read.Coverage;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/// Closes the gaps of a bot, which cannot read history: asks for unknown ids by their numbers.
final class ProbeUnknown implements Work {

    private final long channelId;
    private final ProbedIds probed;
    private final ChannelStates states;
    private final Coverage coverage;
    private final Duration pace;
    private long above;

    ProbeUnknown(long channelId, ProbedIds probed, ChannelStates states, Coverage coverage, Duration pace) {
        this.channelId = channelId;
        this.probed = probed;
        this.states = states;
        this.coverage = coverage;
        this.pace = pace;
    }

    @Override
    public boolean step(Control control) throws InterruptedException {
        ChannelState state = states.find(channelId).orElseThrow(WorkStopped::new);
        long from = Math.max(state.startId(), above + 1);
        long latest = Math.max(state.latestId(), state.highestHeld());
        if (from > latest) {
            return false;
        }
        List<IdRange> unknown = coverage.unknown(channelId, new IdRange(from, latest), 1);
        if (unknown.isEmpty()) {
            return false;
        }
        IdRange first = unknown.getFirst();
        // one held id on each side, if there is one: absence is proved between two that are present
        long low = Math.max(state.startId(), first.fromId() - 1);
        long high = Math.min(Math.min(first.toId() + 1, latest), low + Question.LIMIT - 1);
        probed.ask(state, LongStream.rangeClosed(low, high).boxed().toList(), pace, control);
        above = high;
        return true;
    }
}
