package dev.tradingsystem.telegram.api.page;

import dev.tradingsystem.telegram.api.problem.ApiProblem;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads parameters that are words. Each method refuses what is none, naming the parameter.
public final class Words {

    private static final int LONGEST_ID = 19;

    private Words() {}

    /// Words, with commas or given one by one.
    public static List<String> of(@Nullable Collection<String> given) {
        return given == null
                ? List.of()
                : given.stream()
                        .flatMap(value -> Stream.of(value.split(",", -1)))
                        .map(String::strip)
                        .toList();
    }

    /// Words out of a few that are known.
    public static <E extends Enum<E>> Set<E> among(
            String name, @Nullable Collection<String> given, Class<E> type, Function<E, String> word) {
        Set<E> found = EnumSet.noneOf(type);
        for (String each : of(given)) {
            found.add(one(name, each, EnumSet.allOf(type), word));
        }
        return found;
    }

    /// One word out of a few that are known.
    public static <T> T one(String name, String given, Collection<T> known, Function<T, String> word) {
        return known.stream()
                .filter(candidate -> word.apply(candidate).equals(given))
                .findFirst()
                .orElseThrow(() -> ApiProblem.invalidParameter(
                        name,
                        "any of "
                                + known.stream().map(word).collect(Collectors.toCollection(TreeSet::new)).stream()
                                        .collect(Collectors.joining(", "))));
    }

    /// `true` or `false`; `null` for `any`.
    public static @Nullable Boolean flag(String name, String given) {
        return switch (given) {
            case "any" -> null;
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw ApiProblem.invalidParameter(name, "true, false or any");
        };
    }

    /// A positive 64-bit id.
    public static @Nullable Long id(String name, @Nullable String given) {
        if (given == null) {
            return null;
        }
        if (given.length() <= LONGEST_ID && given.matches("[1-9]\\d*")) {
            try {
                return Long.valueOf(given);
            } catch (NumberFormatException e) {
                throw ApiProblem.invalidParameter(name, "a positive 64-bit number");
            }
        }
        throw ApiProblem.invalidParameter(name, "a positive 64-bit number");
    }

    /// A whole number within bounds.
    public static int number(String name, @Nullable String given, int otherwise, int least, int most) {
        if (given == null) {
            return otherwise;
        }
        if (given.matches("\\d{1,9}")) {
            int number = Integer.parseInt(given);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw ApiProblem.invalidParameter(name, "from " + least + " to " + most);
    }
}
