package dev.tradingsystem.telegram.store.log;

import dev.tradingsystem.telegram.model.wire.Change;
import java.util.List;

/// What an append answers. A lost connection is no answer: the same batch is sent again under the
/// same number.
public sealed interface Appended {

    /// The batch is committed.
    ///
    /// @param outcomes one per event, in the order given
    /// @param beforeSeq the account's last number before this batch
    /// @param lastSeq the account's last number after it
    record Committed(List<Outcome> outcomes, long beforeSeq, long lastSeq) implements Appended {
        public Committed {
            outcomes = List.copyOf(outcomes);
        }

        /// The changes the batch added to the log, in the order of their numbers.
        public List<Change> changes() {
            return outcomes.stream()
                    .filter(Outcome.Stored.class::isInstance)
                    .map(outcome -> ((Outcome.Stored) outcome).change())
                    .toList();
        }
    }

    /// The database refuses the batch for its content; nothing of it is stored.
    record Refused(String reason) implements Appended {}

    /// Somebody else holds the lease now; nothing is stored.
    record StaleFence(String reason) implements Appended {}
}
