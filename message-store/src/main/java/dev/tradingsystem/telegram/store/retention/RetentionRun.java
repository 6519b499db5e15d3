package dev.tradingsystem.telegram.store.retention;

import dev.tradingsystem.telegram.store.lease.Fence;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/// Drops what is older than a time, once: messages sent before it, and the log up to the last
/// change recorded before it.
///
/// It works in slices of one short transaction each, and rests between them at least as long as
/// they took: a live message waits for one slice at most. Every slice leaves the database whole,
/// so a run that ends anywhere is continued by the next one. With TimescaleDB messages go by whole
/// chunks, so up to seven days later.
///
/// Belongs to one thread, but for [#dropped()].
public final class RetentionRun {

    private final Drops drops;
    private final Pace pace;
    private final BooleanSupplier wanted;
    private long messages;
    private long changes;
    private long chunks;
    private long bytes;
    private long floor;
    private volatile Dropped dropped = new Dropped(0, 0, 0, 0, 0);

    /// @param fence of the account this process writes for; a stale one drops nothing
    /// @param wanted asked between slices whether to go on
    public RetentionRun(DataSource database, Fence fence, BooleanSupplier wanted) {
        this.drops = new Drops(database, fence);
        this.pace = new Pace(wanted);
        this.wanted = wanted;
    }

    /// Drops all that is older.
    ///
    /// @return false when the lease is gone, the run is not wanted any more, or somebody kept a
    ///     lock: the rest waits for the next run; true although a chunk stays that is locked
    /// @throws org.springframework.dao.DataAccessException when the database did not answer
    public boolean drop(Instant before) throws InterruptedException {
        return dropMessages(before) && dropChanges(before);
    }

    /// What was dropped so far, also after a run that ended early.
    public Dropped dropped() {
        return dropped;
    }

    private boolean dropMessages(Instant before) throws InterruptedException {
        Optional<Instant> edge = drops.edge(before);
        if (edge.isEmpty()) {
            return true;
        }
        long knownSeq = drops.head();
        Optional<Place> place = Optional.of(Place.FIRST);
        while (place.isPresent()) {
            Place from = place.get();
            Optional<Slice> slice = pace.of(limit -> drops.messages(edge.get(), from, limit));
            if (slice.isEmpty()) {
                return false;
            }
            messages += slice.get().dropped();
            say();
            place = slice.get().next();
        }
        return dropChunks(() -> drops.messageChunk(edge.get(), knownSeq));
    }

    private boolean dropChanges(Instant before) throws InterruptedException {
        Optional<Long> raised = pace.of(_ -> drops.raiseFloor(before));
        if (raised.isEmpty()) {
            return false;
        }
        floor = raised.get();
        say();
        return dropChunks(drops::changeChunk) && dropRows();
    }

    private boolean dropRows() throws InterruptedException {
        Optional<Place> place = Optional.of(Place.FIRST);
        while (place.isPresent()) {
            Place from = place.get();
            Optional<Slice> slice = pace.of(limit -> drops.changes(from, limit));
            if (slice.isEmpty()) {
                return false;
            }
            changes += slice.get().dropped();
            say();
            place = slice.get().next();
        }
        return true;
    }

    /// A chunk that is locked is not dropped now: the next run has it.
    private boolean dropChunks(Chunks next) throws InterruptedException {
        while (wanted.getAsBoolean()) {
            Optional<Chunk> chunk = pace.of(_ -> next.drop());
            if (chunk.isEmpty()) {
                return wanted.getAsBoolean();
            }
            chunks++;
            bytes += chunk.get().bytes();
            changes += chunk.get().changes();
            say();
        }
        return false;
    }

    private void say() {
        dropped = new Dropped(messages, changes, chunks, bytes, floor);
    }

    private interface Chunks {
        Optional<Chunk> drop();
    }
}
