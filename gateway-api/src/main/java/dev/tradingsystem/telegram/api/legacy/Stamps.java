package dev.tradingsystem.telegram.api.legacy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Times as the previous stack wrote them: always with three decimals.
final class Stamps {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Stamps() {}

    static String of(Instant instant) {
        return MILLIS.format(instant);
    }

    static @Nullable String orNull(@Nullable Instant instant) {
        return instant == null ? null : of(instant);
    }

    /// A time as our own apps write it; null when there is none.
    static @Nullable String of(@Nullable String instant) {
        return instant == null || instant.isEmpty() ? null : of(Instant.parse(instant));
    }
}
