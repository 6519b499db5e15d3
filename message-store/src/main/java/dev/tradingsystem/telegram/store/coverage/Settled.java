package dev.tradingsystem.telegram.store.coverage;

import java.util.List;

/// What the ledger says after it took a proof.
///
/// @param head the log's newest number
/// @param latestId the highest id that the channel is known to have given
/// @param vanished ids of messages that were held before the question and are absent from the
///     answer: deleted upstream. The ledger does not say so by itself, it is an event for the log
public record Settled(long head, long latestId, List<Long> vanished) {

    public Settled {
        vanished = List.copyOf(vanished);
    }
}
