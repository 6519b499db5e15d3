package dev.tradingsystem.telegram.tpcapital.read;

import dev.tradingsystem.telegram.tpcapital.signal.Asset;
import dev.tradingsystem.telegram.tpcapital.signal.Entry;
import dev.tradingsystem.telegram.tpcapital.signal.SignalId;
import dev.tradingsystem.telegram.tpcapital.signal.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A signal as it stands in its table.
///
/// @param id its row, for pages
/// @param version how many states it has had
/// @param messageVersion the message's version it was last read from
/// @param duplicateOf the first signal with the same order
/// @param spans JSON: `[start, end)` by field
/// @param madeBy who said last what the order is: `parser`, `operator`, or `replay:` and a number
public record SignalRecord(
        long id,
        SignalId signalId,
        int version,
        int messageVersion,
        long seq,
        Instant sentAt,
        Status status,
        Asset asset,
        String side,
        @Nullable String type,
        Entry entry,
        List<BigDecimal> targets,
        @Nullable BigDecimal targetFinal,
        @Nullable BigDecimal stop,
        @Nullable LocalDate validUntil,
        String currency,
        boolean complete,
        List<String> notes,
        @Nullable SignalId duplicateOf,
        String spans,
        String text,
        int parserVersion,
        String madeBy,
        Instant createdAt,
        Instant updatedAt) {

    public SignalRecord {
        targets = List.copyOf(targets);
        notes = List.copyOf(notes);
    }

    /// Where it stands in a list.
    public Position position() {
        return new Position(sentAt, id);
    }
}
