package dev.tradingsystem.telegram.gateway.ingest;

import java.time.Duration;

/// Counts of everything accepted and what became of it: `accepted = stored + known + missing +
/// rejected + forgotten` once nothing is in flight.
public final class IngestCounts {

    private long accepted;
    private long stored;
    private long known;
    private long missing;
    private long rejected;
    private long forgotten;

    /// The counts at one moment.
    ///
    /// @param stored new in the log
    /// @param known nothing new
    /// @param missing edits and deletions of messages that are not held
    /// @param rejected refused by the database for their content, and recorded
    /// @param forgotten given up because another process took the lease; it has them from its own
    ///     source
    public record Snapshot(long accepted, long stored, long known, long missing, long rejected, long forgotten) {

        /// Events that are still on their way.
        public long inFlight() {
            return accepted - stored - known - missing - rejected - forgotten;
        }
    }

    synchronized void accepted() {
        accepted++;
    }

    synchronized void done(int newlyStored, int alreadyKnown, int notHeld) {
        stored += newlyStored;
        known += alreadyKnown;
        missing += notHeld;
        notifyAll();
    }

    synchronized void rejected() {
        rejected++;
        notifyAll();
    }

    synchronized void forgotten(int count) {
        forgotten += count;
        notifyAll();
    }

    /// The counts now.
    public synchronized Snapshot snapshot() {
        return new Snapshot(accepted, stored, known, missing, rejected, forgotten);
    }

    /// Waits until nothing is in flight; false when it still is after the limit.
    public synchronized boolean awaitNothingInFlight(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (snapshot().inFlight() > 0) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
