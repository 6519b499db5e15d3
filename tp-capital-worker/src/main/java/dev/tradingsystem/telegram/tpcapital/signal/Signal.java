package dev.tradingsystem.telegram.tpcapital.signal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// An order that passed every check.
///
/// @param type `null` when the message does not say
/// @param targets in the order given, without the one called final
/// @param targetFinal the one called final, else the last target, else `null`
/// @param stop a price; `null` when none is given
/// @param validUntil the last day the order stays in the book, only when stated
/// @param currency `BRL`, `USD`, or `PTS` for points
/// @param correction whether the message corrects an earlier one
public record Signal(
        Asset asset,
        Side side,
        @Nullable Type type,
        Entry entry,
        List<BigDecimal> targets,
        @Nullable BigDecimal targetFinal,
        @Nullable BigDecimal stop,
        @Nullable LocalDate validUntil,
        String currency,
        boolean correction,
        Set<Note> notes,
        Spans spans)
        implements Finding {

    public Signal {
        targets = List.copyOf(targets);
        notes = Collections.unmodifiableSet(new TreeSet<>(notes));
    }

    /// Whether nothing is missing: an entry, a target and a stop.
    public boolean complete() {
        return stop != null && targetFinal != null;
    }
}
