package dev.tradingsystem.telegram.tpcapital.http.page;

import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A range of the times messages were sent, half-open. Dates and times without an offset are
/// those of a zone, and a date that ends a range belongs to it as a whole day.
///
/// @param from sent at or after
/// @param to sent before
public record SentRange(@Nullable Instant from, @Nullable Instant to) {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final Pattern LOCAL = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?");

    /// Reads both ends.
    ///
    /// @param tz the zone's name, if one was given
    /// @param otherwise the zone when none was
    /// @throws ApiProblem naming the parameter that is wrong
    public static SentRange of(@Nullable String from, @Nullable String to, @Nullable String tz, ZoneId otherwise) {
        ZoneId zone = zone(tz, otherwise);
        Instant start = from == null ? null : read("from", from, zone, 0);
        Instant end = to == null ? null : read("to", to, zone, 1);
        if (start != null && end != null && !start.isBefore(end)) {
            throw ApiProblem.invalidParameter("to", "must be after from");
        }
        return new SentRange(start, end);
    }

    /// The zone with that name.
    ///
    /// @throws ApiProblem when there is none
    public static ZoneId zone(@Nullable String tz, ZoneId otherwise) {
        try {
            return tz == null ? otherwise : ZoneId.of(tz);
        } catch (DateTimeException _) {
            throw ApiProblem.invalidParameter("tz", "an IANA name such as America/Sao_Paulo");
        }
    }

    private static Instant read(String name, String text, ZoneId zone, int daysBehind) {
        try {
            Instant instant = parse(text, zone, daysBehind);
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return instant;
            }
        } catch (DateTimeException _) {
            throw unreadable(name);
        }
        throw unreadable(name);
    }

    private static ApiProblem unreadable(String name) {
        return ApiProblem.invalidParameter(
                name,
                "from 2000 to 2100: RFC 3339 with offset, seconds (10 digits) or milliseconds (13), local time, or a date");
    }

    private static Instant parse(String text, ZoneId zone, int daysBehind) {
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return switch (text.length()) {
                case 10 -> Instant.ofEpochSecond(Long.parseLong(text));
                case 13 -> Instant.ofEpochMilli(Long.parseLong(text));
                default -> throw new DateTimeException("neither seconds nor milliseconds");
            };
        }
        if (text.indexOf('T') < 0) {
            return LocalDate.parse(text).plusDays(daysBehind).atStartOfDay(zone).toInstant();
        }
        return LOCAL.matcher(text).matches()
                ? LocalDateTime.parse(text).atZone(zone).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }
}
