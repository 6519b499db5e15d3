package dev.tradingsystem.telegram.tpcapital.signal;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Where to enter: one price (both bounds equal), a range, an open range, or at market.
///
/// @param min `null` when there is no lower bound
/// @param max `null` when there is no upper bound
/// @param atMarket whether the order asks no price
public record Entry(@Nullable BigDecimal min, @Nullable BigDecimal max, boolean atMarket) {

    /// Nothing was said.
    public static final Entry NONE = new Entry(null, null, false);

    /// Whether anything was said.
    public boolean isPresent() {
        return atMarket || min != null || max != null;
    }

    /// The bound nearest to a stop below, or `null` at market.
    public @Nullable BigDecimal low() {
        return min != null ? min : max;
    }

    /// The bound nearest to a target above, or `null` at market.
    public @Nullable BigDecimal high() {
        return max != null ? max : min;
    }
}
