package dev.tradingsystem.telegram.tpcapital.http.legacy;

import dev.tradingsystem.telegram.tpcapital.read.Prices;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Times and prices as the previous stack wrote them.
final class Stamps {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Prices PRICES = new Prices(false);

    private Stamps() {}

    /// Always with three decimals.
    static String of(Instant instant) {
        return MILLIS.format(instant);
    }

    /// Milliseconds, as text.
    static String millis(Instant instant) {
        return Long.toString(instant.toEpochMilli());
    }

    /// At least two decimals.
    static @Nullable String price(@Nullable BigDecimal price) {
        return PRICES.of(price);
    }
}
