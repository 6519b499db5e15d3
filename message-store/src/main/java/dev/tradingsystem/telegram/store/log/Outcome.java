package dev.tradingsystem.telegram.store.log;

import dev.tradingsystem.telegram.model.wire.Change;

/// What one event of a batch became.
public sealed interface Outcome {

    /// It was new and is in the log.
    record Stored(Change change) implements Outcome {}

    /// Nothing new: the same or something newer is held already.
    record Known() implements Outcome {}

    /// An edit or a deletion of a message that is not held.
    record Missing() implements Outcome {}
}
