package dev.tradingsystem.telegram.api.page;

import dev.tradingsystem.telegram.api.problem.ApiProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A range of `sentAt`, half-open. Dates and times without an offset are those of a zone, and a
/// date that ends a range belongs to it as a whole day.
///
/// @param from sent at or after
/// @param to sent before
public record SentAtRange(@Nullable Instant from, @Nullable Instant to) {

    private static final Pattern SECONDS = Pattern.compile("\\d{10}");
    private static final Pattern MILLIS = Pattern.compile("\\d{13}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern LOCAL = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2101-01-01T00:00:00Z");

    /// Reads both ends.
    ///
    /// @throws ApiProblem naming the parameter that is wrong
    public static SentAtRange of(@Nullable String from, @Nullable String to, ZoneId zone) {
        Instant start = from == null ? null : parse("from", from, zone, 0);
        Instant end = to == null ? null : parse("to", to, zone, 1);
        if (start != null && end != null && !end.isAfter(start)) {
            throw ApiProblem.invalidParameter("to", "must be after from");
        }
        return new SentAtRange(start, end);
    }

    /// One moment.
    ///
    /// @throws ApiProblem naming the parameter when it is none
    public static Instant instant(String name, String text, ZoneId zone) {
        return parse(name, text, zone, 0);
    }

    /// Reads a zone.
    ///
    /// @throws ApiProblem when there is no such zone
    public static ZoneId zone(@Nullable String tz, ZoneId otherwise) {
        try {
            return tz == null ? otherwise : ZoneId.of(tz);
        } catch (DateTimeException e) {
            throw ApiProblem.invalidParameter("tz", "an IANA name such as America/Sao_Paulo");
        }
    }

    private static Instant parse(String name, String text, ZoneId zone, int daysToAdd) {
        try {
            Instant instant = instant(text, zone, daysToAdd);
            if (!instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw unreadable(name);
        }
        throw ApiProblem.invalidParameter(name, "a time from 2000 to 2100");
    }

    private static Instant instant(String text, ZoneId zone, int daysToAdd) {
        if (SECONDS.matcher(text).matches()) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        if (MILLIS.matcher(text).matches()) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        if (DATE.matcher(text).matches()) {
            return LocalDate.parse(text).plusDays(daysToAdd).atStartOfDay(zone).toInstant();
        }
        if (LOCAL.matcher(text).matches()) {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        }
        return OffsetDateTime.parse(text).toInstant();
    }

    private static ApiProblem unreadable(String name) {
        return ApiProblem.invalidParameter(
                name, "RFC 3339 with offset, seconds (10 digits) or milliseconds (13), local time, or a date");
    }
}
