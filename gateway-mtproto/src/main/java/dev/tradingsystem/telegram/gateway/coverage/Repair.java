package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.store.coverage.IdRange;

/// Compares a channel's messages with their keys, a window of ids at a time, and puts back from
/// the log what is missing. What the log has lost is left to whoever reads history next.
final class Repair implements Work {

    private static final long WINDOW = 20_000;

    private final long channelId;
    private final MissingRows missingRows;
    private final IdRange range;
    private final Runnable notInLog;
    private long next;
    private boolean left;

    /// @param notInLog called at the end when the log could not give everything back
    Repair(long channelId, MissingRows missingRows, IdRange range, Runnable notInLog) {
        this.channelId = channelId;
        this.missingRows = missingRows;
        this.range = range;
        this.notInLog = notInLog;
        this.next = range.fromId();
    }

    @Override
    public boolean step(Control control) {
        long to = Math.min(next + WINDOW - 1, range.toId());
        left |= missingRows.repair(channelId, new IdRange(next, to));
        next = to + 1;
        if (next <= range.toId()) {
            return true;
        }
        if (left) {
            notInLog.run();
        }
        return false;
    }
}
