package dev.tradingsystem.telegram.gateway.ingest;

import java.time.Duration;

/// Tells when the events that were handed over with it are through, and what became of them. Who
/// proves something by these events waits for it: a proof is written after the append.
public final class Receipt {

    private int open;
    private int stored;
    private int known;
    private int rejected;
    private boolean forgotten;

    synchronized void expected() {
        open++;
    }

    synchronized void stored() {
        stored++;
        closed();
    }

    synchronized void known() {
        known++;
        closed();
    }

    synchronized void rejected() {
        rejected++;
        closed();
    }

    synchronized void forgotten() {
        forgotten = true;
        closed();
    }

    private void closed() {
        open--;
        notifyAll();
    }

    /// Waits until every event was answered.
    ///
    /// @return whether all are committed: stored, known, or refused and kept among the rejected.
    ///     False when one was given up, or the limit is over
    public synchronized boolean await(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (open > 0 && !forgotten) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return !forgotten;
    }

    /// How many were new in the log.
    public synchronized int storedCount() {
        return stored;
    }

    /// How many changed nothing.
    public synchronized int knownCount() {
        return known;
    }

    /// How many the database refused for their content.
    public synchronized int rejectedCount() {
        return rejected;
    }
}
