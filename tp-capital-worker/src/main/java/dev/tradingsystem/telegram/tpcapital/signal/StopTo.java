package dev.tradingsystem.telegram.tpcapital.signal;

import java.math.BigDecimal;

/// Where a stop was moved.
public sealed interface StopTo {

    /// To a price.
    record Price(BigDecimal price) implements StopTo {}

    /// To the price of entry.
    record AtEntry() implements StopTo {}

    /// The price, or `entry`, as it stands in JSON.
    default String word() {
        return switch (this) {
            case Price(var price) -> price.toPlainString();
            case AtEntry() -> "entry";
        };
    }
}
