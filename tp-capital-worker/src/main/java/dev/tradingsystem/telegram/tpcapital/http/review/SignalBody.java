package dev.tradingsystem.telegram.tpcapital.http.review;

import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.read.OrderDocument.EntryDocument;
import dev.tradingsystem.telegram.tpcapital.signal.Asset;
import dev.tradingsystem.telegram.tpcapital.signal.DryRun;
import dev.tradingsystem.telegram.tpcapital.signal.Entry;
import dev.tradingsystem.telegram.tpcapital.signal.Side;
import dev.tradingsystem.telegram.tpcapital.signal.Signal;
import dev.tradingsystem.telegram.tpcapital.signal.Spans;
import dev.tradingsystem.telegram.tpcapital.signal.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A whole signal as a person gives it. Prices are decimal strings.
///
/// @param targetFinal the last target when it is not given
/// @param currency by the asset when it is not given
record SignalBody(
        @Nullable String asset,
        @Nullable String side,
        @Nullable String type,
        @Nullable EntryDocument entry,
        @Nullable List<String> targets,
        @Nullable String targetFinal,
        @Nullable String stop,
        @Nullable LocalDate validUntil,
        @Nullable String currency) {

    private static final Pattern PRICE = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");
    private static final int MOST_TARGETS = 20;
    private static final Set<String> CURRENCIES = Set.of("BRL", "USD", "PTS");

    /// The signal; the price checks are the desk's.
    ///
    /// @throws ApiProblem naming the field that is missing or means nothing
    Signal checked() {
        Asset what = ticker();
        List<BigDecimal> ladder = ladder();
        BigDecimal last = price("/targetFinal", targetFinal);
        return new Signal(
                what,
                word("/side", Optional.ofNullable(side).orElse(""), Side.values()),
                type == null ? null : word("/type", type, Type.values()),
                where(),
                ladder,
                last != null || ladder.isEmpty() ? last : ladder.getLast(),
                price("/stop", stop),
                validUntil,
                currencyOf(what),
                false,
                Set.of(),
                Spans.NONE);
    }

    private Asset ticker() {
        return DryRun.asset(asset == null ? "" : asset)
                .orElseThrow(() -> ApiProblem.invalidBody("/asset", "a ticker in capitals"));
    }

    private Entry where() {
        if (entry == null) {
            throw ApiProblem.invalidBody("/entry", "is required: min, max, or atMarket");
        }
        return new Entry(price("/entry/min", entry.min()), price("/entry/max", entry.max()), entry.atMarket());
    }

    private List<BigDecimal> ladder() {
        List<String> given = targets == null ? List.of() : targets;
        if (given.size() > MOST_TARGETS) {
            throw ApiProblem.invalidBody("/targets", "at most " + MOST_TARGETS);
        }
        return given.stream().map(target -> required("/targets", target)).toList();
    }

    private String currencyOf(Asset what) {
        String own = what.inPoints() ? "PTS" : "BRL";
        if (currency != null && !CURRENCIES.contains(currency)) {
            throw ApiProblem.invalidBody("/currency", "one of " + CURRENCIES);
        }
        return currency == null ? own : currency;
    }

    private static @Nullable BigDecimal price(String pointer, @Nullable String text) {
        return text == null ? null : required(pointer, text);
    }

    private static BigDecimal required(String pointer, @Nullable String text) {
        if (text == null || !PRICE.matcher(text).matches()) {
            throw ApiProblem.invalidBody(pointer, "a price such as \"1.04\", as a string");
        }
        return new BigDecimal(text);
    }

    private static <E extends Enum<E>> E word(String pointer, String given, E[] values) {
        return Arrays.stream(values)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(given))
                .findFirst()
                .orElseThrow(() -> ApiProblem.invalidBody(
                        pointer, "one of " + Arrays.toString(values).toLowerCase(Locale.ROOT)));
    }
}
