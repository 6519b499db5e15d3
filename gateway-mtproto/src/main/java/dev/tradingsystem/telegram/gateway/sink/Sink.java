package dev.tradingsystem.telegram.gateway.sink;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.lease.Fence;
import java.util.List;

/// Where committed changes go. Called by one thread, in the order of the log; the same changes
/// may come again.
public interface Sink extends AutoCloseable {

    /// The sink's name in checkpoints, metrics and health.
    String name();

    /// Delivers changes; returns when all of them are safe there.
    ///
    /// @throws SinkUnavailable when they are not; all of them will come again
    void deliver(Fence fence, List<Change> changes);

    /// Called at least once a second while nothing is owed but what is being committed, with the
    /// position reached.
    default void upToDate(Fence fence, long position) {}

    /// Says what is due after an outage began; once per outage.
    String outage();

    /// Whether what it delivers to answers right now; asked by anybody.
    boolean answers();

    @Override
    void close();
}
