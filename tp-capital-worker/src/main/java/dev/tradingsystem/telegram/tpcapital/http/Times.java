package dev.tradingsystem.telegram.tpcapital.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Reads the times of filters: with an offset, as epoch seconds or milliseconds, local, or a
/// whole day.
final class Times {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private Times() {}

    /// Where a range begins: a day begins at its start.
    static Instant from(String name, String text, ZoneId zone) {
        return read(name, text, zone, 0);
    }

    /// Where a range ends, exclusive: a day belongs to it as a whole.
    static Instant to(String name, String text, ZoneId zone) {
        return read(name, text, zone, 1);
    }

    private static Instant read(String name, String text, ZoneId zone, int daysBehind) {
        try {
            Instant instant = parse(text, zone, daysBehind);
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return instant;
            }
        } catch (DateTimeException _) {
            // told below, with the forms that are read
        }
        throw new InvalidParameter(
                name, "a time like 2025-10-28T13:02:11Z, 2025-10-28, or epoch seconds or milliseconds");
    }

    private static Instant parse(String text, ZoneId zone, int daysBehind) {
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return switch (text.length()) {
                case 10 -> Instant.ofEpochSecond(Long.parseLong(text));
                case 13 -> Instant.ofEpochMilli(Long.parseLong(text));
                default -> throw new DateTimeException("neither seconds nor milliseconds");
            };
        }
        if (text.indexOf('T') < 0) {
            return LocalDate.parse(text).plusDays(daysBehind).atStartOfDay(zone).toInstant();
        }
        boolean local = text.length() <= "2025-10-28T13:02:11.123456789".length()
                && !text.endsWith("Z")
                && text.lastIndexOf('-') < text.indexOf('T')
                && text.indexOf('+') < 0;
        return local
                ? LocalDateTime.parse(text).atZone(zone).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }
}
