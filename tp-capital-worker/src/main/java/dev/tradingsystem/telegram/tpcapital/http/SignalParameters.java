package dev.tradingsystem.telegram.tpcapital.http;

import dev.tradingsystem.telegram.tpcapital.signal.SignalQuery;
import dev.tradingsystem.telegram.tpcapital.signal.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// Reads the parameters of a request for signals. Strict: what is unknown or means nothing is
/// refused.
final class SignalParameters {

    private static final Set<String> NAMES = Set.of("channel", "asset", "status", "from", "to", "cursor", "limit");
    private static final int DEFAULT_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 500;

    private final ZoneId zone;

    SignalParameters(ZoneId zone) {
        this.zone = zone;
    }

    SignalQuery read(MultiValueMap<String, String> given) {
        given.forEach((name, values) -> {
            if (!NAMES.contains(name)) {
                throw new InvalidParameter("unknown-parameter", name, "is no parameter; there are " + sorted());
            }
            if (values.size() > 1) {
                throw new InvalidParameter(name, "given more than once");
            }
        });
        Instant from = one(given, "from", text -> Times.from("from", text, zone));
        Instant to = one(given, "to", text -> Times.to("to", text, zone));
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidParameter("to", "not behind from");
        }
        Integer limit = one(given, "limit", SignalParameters::limit);
        return new SignalQuery(
                several(given, "channel", SignalParameters::channel),
                several(given, "asset", SignalParameters::asset),
                several(given, "status", SignalParameters::status),
                from,
                to,
                one(given, "cursor", Cursor::read),
                limit == null ? DEFAULT_LIMIT : limit);
    }

    private static List<String> sorted() {
        return NAMES.stream().sorted().toList();
    }

    private static <T> @Nullable T one(MultiValueMap<String, String> given, String name, Function<String, T> reader) {
        String text = given.getFirst(name);
        return text == null ? null : reader.apply(text);
    }

    private static <T> List<T> several(MultiValueMap<String, String> given, String name, Function<String, T> reader) {
        String text = given.getFirst(name);
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .map(reader)
                        .toList();
    }

    private static int limit(String text) {
        int limit = text.length() <= 4 && isNumber(text) ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw new InvalidParameter("limit", "a number from 1 to " + HIGHEST_LIMIT);
        }
        return limit;
    }

    private static long channel(String text) {
        boolean signed = text.startsWith("-");
        String digits = signed ? text.substring(1) : text;
        if (digits.length() > 18 || !isNumber(digits)) {
            throw new InvalidParameter("channel", "a channel's id");
        }
        return Long.parseLong(text);
    }

    private static String asset(String text) {
        boolean ticker = text.length() >= 4
                && text.length() <= 12
                && text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
        if (!ticker) {
            throw new InvalidParameter("asset", "a ticker in capitals");
        }
        return text;
    }

    private static Status status(String text) {
        return Arrays.stream(Status.values())
                .filter(status -> status.word().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidParameter(
                        "status",
                        "one of "
                                + Arrays.stream(Status.values())
                                        .map(Status::word)
                                        .toList()));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
