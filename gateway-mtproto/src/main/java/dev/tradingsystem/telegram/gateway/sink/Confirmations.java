package dev.tradingsystem.telegram.gateway.sink;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.lease.Fence;
import dev.tradingsystem.telegram.store.log.Checkpoints;
import dev.tradingsystem.telegram.store.log.Checkpoints.Confirmed;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// When which batch was safe in the sink: kept until the next checkpoint takes it along, a week
/// from then on. Belongs to the follower's thread.
final class Confirmations {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration PRUNE_EVERY = Duration.ofHours(1);

    /// While no checkpoint can be written the oldest are forgotten: nobody waits for them.
    private static final int LIMIT = 10_000;

    private final Checkpoints checkpoints;
    private final String sink;
    private final Clock clock;
    private final Deque<Confirmed> waiting = new ArrayDeque<>();
    private long nextPrune = System.nanoTime();

    Confirmations(Checkpoints checkpoints, String sink, Clock clock) {
        this.checkpoints = checkpoints;
        this.sink = sink;
        this.clock = clock;
    }

    /// The sink has all of these.
    void add(List<Change> changes) {
        if (waiting.size() == LIMIT) {
            waiting.removeFirst();
        }
        waiting.add(new Confirmed(changes.getFirst().seq(), changes.getLast().seq(), clock.instant()));
    }

    /// Writes the checkpoint and what was confirmed on the way to it.
    ///
    /// @throws org.springframework.dao.DataAccessException when the database does not answer;
    ///     then all of it waits for the next time
    void write(Fence fence, long position) {
        checkpoints.move(sink, fence, position, List.copyOf(waiting));
        waiting.clear();
        if (System.nanoTime() - nextPrune >= 0) {
            nextPrune = System.nanoTime() + PRUNE_EVERY.toNanos();
            checkpoints.prune(sink, fence.account(), clock.instant().minus(KEPT));
        }
    }
}
