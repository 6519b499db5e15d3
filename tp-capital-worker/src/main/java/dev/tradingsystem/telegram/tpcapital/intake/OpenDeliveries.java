package dev.tradingsystem.telegram.tpcapital.intake;

import dev.tradingsystem.telegram.model.wire.Change;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// The deliveries of a channel that are held and not settled yet. Whoever asks does not wait for
/// those who work on them, so a statement that hangs is seen while it hangs.
final class OpenDeliveries {

    private final ConcurrentSkipListMap<Long, Instant> committed = new ConcurrentSkipListMap<>();

    void opened(Change change) {
        committed.put(change.seq(), change.committedAt());
    }

    /// Taken, given back or rejected: whoever has it now answers for it.
    void settled(Change change) {
        committed.remove(change.seq());
    }

    /// When the oldest of those above an offset was committed; the others are known.
    Optional<Instant> oldestAfter(long offset) {
        return Optional.ofNullable(committed.higherEntry(offset)).map(Map.Entry::getValue);
    }

    /// How many are above an offset.
    long countAfter(long offset) {
        return committed.tailMap(offset, false).size();
    }
}
