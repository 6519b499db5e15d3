package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.List;

/// A label and what was said behind it.
///
/// @param amounts the prices, in text order; none when the label has no value
/// @param bound whether the price is only one end of a range
/// @param atMarket whether it says "at market"
/// @param onlyPercent whether a percentage stood where a price should
/// @param dollars whether a price says US$
/// @param end the token behind its last value
record Field(
        Mention mention,
        List<Amount> amounts,
        Bound bound,
        boolean atMarket,
        boolean onlyPercent,
        boolean dollars,
        int end) {

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

    /// The same under another label.
    Field as(Label other) {
        var same = new Mention(other, mention.from(), mention.to(), 0, false, false);
        return new Field(same, amounts, bound, atMarket, onlyPercent, dollars, end);
    }

    /// Whether the label has a value.
    boolean isBound() {
        return atMarket || !amounts.isEmpty();
    }
}
