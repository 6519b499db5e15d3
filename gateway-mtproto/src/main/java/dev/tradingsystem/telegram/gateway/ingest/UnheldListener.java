package dev.tradingsystem.telegram.gateway.ingest;

import dev.tradingsystem.telegram.model.MessageEvent;

/// Learns of edits and deletions whose message the log does not hold: nothing was stored of them.
@FunctionalInterface
public interface UnheldListener {

    /// Called on the thread that appends, after the batch was committed; must not wait.
    void unheld(MessageEvent event);
}
