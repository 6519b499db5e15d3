package dev.tradingsystem.telegram.tpcapital.http.page;

import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads values of parameters. Strict: what means nothing is refused by name, never passed over.
public final class Values {

    /// A channel's id.
    public static final Pattern CHANNEL = Pattern.compile("-?\\d{1,18}");

    private static final int DEFAULT_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 500;

    private Values() {}

    /// Several values with commas.
    public static List<String> csv(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    /// Ids of channels with commas.
    public static List<Long> channels(@Nullable String text) {
        return csv(text).stream()
                .map(id -> {
                    if (!CHANNEL.matcher(id).matches()) {
                        throw ApiProblem.invalidParameter("channel", "ids of channels with commas");
                    }
                    return Long.parseLong(id);
                })
                .toList();
    }

    /// Words of a closed set, with commas.
    public static <E extends Enum<E>> List<E> words(
            String name, @Nullable String text, Class<E> type, Function<E, String> word) {
        return csv(text).stream().map(given -> word(name, given, type, word)).toList();
    }

    /// One word of a closed set.
    public static <E extends Enum<E>> E word(String name, String given, Class<E> type, Function<E, String> word) {
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(value -> word.apply(value).equals(given))
                .findFirst();
        return found.orElseThrow(() -> ApiProblem.invalidParameter(
                name,
                "one of " + Arrays.stream(type.getEnumConstants()).map(word).toList()));
    }

    /// One of some words.
    public static String oneOf(String name, @Nullable String given, String otherwise, String... words) {
        if (given == null) {
            return otherwise;
        }
        if (!List.of(words).contains(given)) {
            throw ApiProblem.invalidParameter(name, "one of " + List.of(words));
        }
        return given;
    }

    /// True or false, or neither when it is not given.
    public static @Nullable Boolean bool(String name, @Nullable String given) {
        return given == null ? null : oneOf(name, given, "", "true", "false").equals("true");
    }

    /// The number of items on a page; a page is never cut silently.
    public static int limit(@Nullable String text) {
        return text == null ? DEFAULT_LIMIT : number("limit", text, HIGHEST_LIMIT);
    }

    /// A number from 1.
    public static int number(String name, String text, int highest) {
        int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > highest) {
            throw ApiProblem.invalidParameter(name, "a number from 1 to " + highest);
        }
        return number;
    }
}
