package dev.tradingsystem.telegram.gateway.job;

import dev.tradingsystem.telegram.gateway.coverage.Control;
import dev.tradingsystem.telegram.store.job.Job;
import dev.tradingsystem.telegram.store.job.JobProgress;
import dev.tradingsystem.telegram.store.job.Jobs;
import dev.tradingsystem.telegram.store.lease.Fence;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Says how far a job is, about once a second, and learns by that whether it is still wanted.
final class Report implements Control {

    private static final long EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Job job;
    private final Fence fence;
    private final Jobs jobs;
    private final BooleanSupplier mayAsk;
    private int channelsDone;
    private int channelsTotal;
    private long fetched;
    private long stored;
    private long known;
    private @Nullable Long current;
    private @Nullable Long cursor;
    private @Nullable Instant waitingUntil;
    private boolean wanted = true;
    private long nextWrite = System.nanoTime();

    /// @param mayAsk whether the session is ready and the lease ours
    Report(Job job, Fence fence, Jobs jobs, BooleanSupplier mayAsk) {
        this.job = job;
        this.fence = fence;
        this.jobs = jobs;
        this.mayAsk = mayAsk;
        JobProgress before = job.progress();
        channelsDone = before.channelsDone();
        channelsTotal = before.channelsTotal();
        fetched = before.fetched();
        stored = before.stored();
        known = before.known();
        current = before.current();
        cursor = before.cursor();
    }

    Job job() {
        return job;
    }

    /// Whether somebody cancelled it, or another process does it now.
    boolean isUnwanted() {
        return !wanted;
    }

    @Override
    public boolean goesOn() {
        if (System.nanoTime() - nextWrite >= 0) {
            write();
        }
        return wanted && mayAsk.getAsBoolean();
    }

    /// Writes what is known now.
    void write() {
        nextWrite = System.nanoTime() + EVERY_NANOS;
        wanted = jobs.progress(job, fence, progress());
    }

    private JobProgress progress() {
        return new JobProgress(channelsDone, channelsTotal, fetched, stored, known, current, cursor, waitingUntil);
    }

    void total(int channels) {
        channelsTotal = channels;
    }

    int channelsDone() {
        return channelsDone;
    }

    /// Begins with a channel, or goes on with it.
    ///
    /// @return down to which message it was read, 0 when it was not begun
    long begin(long channelId) {
        if (current == null || current != channelId) {
            current = channelId;
            cursor = null;
        }
        write();
        return cursor == null ? 0 : cursor;
    }

    void reached(long messageId) {
        cursor = messageId;
    }

    void channelDone() {
        channelsDone++;
        current = null;
        cursor = null;
        write();
    }

    @Override
    public void answered(int messages, int storedNow) {
        fetched += messages;
        stored += storedNow;
        known += messages - storedNow;
    }

    @Override
    public void waiting(Instant until) {
        waitingUntil = until;
        write();
    }

    @Override
    public void waitedEnough() {
        waitingUntil = null;
        write();
    }
}
