package dev.tradingsystem.telegram.tpcapital.signal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every field that could be read of an order that did not pass.
public record Draft(
        @Nullable String asset,
        @Nullable Side side,
        @Nullable Type type,
        Entry entry,
        List<BigDecimal> targets,
        @Nullable BigDecimal targetFinal,
        @Nullable BigDecimal stop,
        @Nullable LocalDate validUntil,
        String currency) {

    /// Nothing could be read.
    public static final Draft EMPTY = new Draft(null, null, null, Entry.NONE, List.of(), null, null, null, "BRL");

    public Draft {
        targets = List.copyOf(targets);
    }
}
