package dev.tradingsystem.telegram.tpcapital.http.legacy;

import dev.tradingsystem.telegram.tpcapital.http.key.Caller;
import dev.tradingsystem.telegram.tpcapital.http.page.SentRange;
import dev.tradingsystem.telegram.tpcapital.http.page.Values;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads parameters as the previous stack did: what is empty is not given, what is too much is
/// cut.
final class PreviousParameters {

    private PreviousParameters() {}

    static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    static int limit(@Nullable String text, int otherwise, int most) {
        String limit = given(text);
        if (limit == null) {
            return otherwise;
        }
        if (!limit.matches("[1-9]\\d{0,8}")) {
            throw ApiProblem.invalidParameter("limit", "a positive number");
        }
        return Math.min(most, Integer.parseInt(limit));
    }

    static @Nullable List<Long> channels(@Nullable String text, Caller caller) {
        return caller.channels(Values.channels(given(text)));
    }

    static SentRange range(@Nullable String from, @Nullable String to, ZoneId zone) {
        return SentRange.of(given(from), given(to), null, zone);
    }
}
