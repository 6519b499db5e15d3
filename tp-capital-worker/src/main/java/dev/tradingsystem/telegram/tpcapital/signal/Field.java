package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A label and what was said behind it.
///
/// @param amounts the prices, in text order; none when the label has no value
/// @param bound whether the price is only one end of a range
/// @param atMarket whether it says "at market"
/// @param onlyPercent whether a percentage stood where a price should
/// @param dollars whether a price says US$
record Field(
        Mention mention, List<Amount> amounts, Bound bound, boolean atMarket, boolean onlyPercent, boolean dollars) {

    /// Which end of a range a price is.
    enum Bound {
        NONE,
        LOWER,
        UPPER
    }

    Field {
        amounts = List.copyOf(amounts);
    }

    Label label() {
        return mention.label();
    }

    /// The field when its label has a value.
    boolean isBound() {
        return atMarket || !amounts.isEmpty();
    }

    /// The first price, if there is one.
    @Nullable
    Amount first() {
        return amounts.isEmpty() ? null : amounts.getFirst();
    }
}
