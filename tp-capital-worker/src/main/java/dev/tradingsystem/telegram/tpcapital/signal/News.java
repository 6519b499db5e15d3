package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Span;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a stretch of text reports, with its places, before it is known of which assets.
final class News {

    private final Tokens tokens;
    private final boolean inPoints;
    private final Set<Action> actions = EnumSet.noneOf(Action.class);
    private final List<String> targetsHit = new ArrayList<>(2);
    private final Map<String, BigDecimal> targetTo = new LinkedHashMap<>();
    private final Map<String, Span> spans = new LinkedHashMap<>();
    private @Nullable StopTo stopTo;
    private @Nullable BigDecimal price;
    private @Nullable BigDecimal resultPct;
    private int bareStop = -1;

    News(Tokens tokens, @Nullable Asset asset) {
        this.tokens = tokens;
        this.inPoints = asset != null && asset.inPoints();
    }

    boolean isEmpty() {
        return actions.isEmpty();
    }

    /// Whether not even a stop was named, whatever else is found out.
    boolean isSilent() {
        return actions.isEmpty() && bareStop < 0;
    }

    boolean has(Action action) {
        return actions.contains(action);
    }

    /// @param word the token that says so
    void add(Action action, int word) {
        if (actions.add(action)) {
            place("action." + action.word(), word, word + 1);
        }
    }

    void addTargetHit(String key, int at) {
        if (!targetsHit.contains(key)) {
            targetsHit.add(key);
            place("targets_hit." + key, at, at + 1);
        }
    }

    void moveStop(StopTo to, int from, int end) {
        stopTo = to;
        place("stop", from, end);
    }

    void moveTarget(String key, BigDecimal value, int at) {
        if (targetTo.putIfAbsent(key, value) == null) {
            place("target." + key, at, at + 1);
        }
    }

    void price(BigDecimal value, int at) {
        if (price == null) {
            price = value;
            place("price", at, at + 1);
        }
    }

    void result(Percent percent) {
        if (resultPct == null) {
            resultPct = percent.value();
            place("result_pct", percent.from(), percent.to());
        }
    }

    /// A stop was named without a price.
    void bareStop(int at) {
        bareStop = bareStop < 0 ? at : bareStop;
    }

    /// A number as a price of the asset.
    @Nullable
    BigDecimal valueAt(int at) {
        Numeral numeral = PriceTokens.canBe(tokens, at) ? Numeral.of(tokens.text(at)) : null;
        return numeral == null ? null : numeral.value(inPoints);
    }

    /// The update about an asset, or `null` when nothing is reported.
    @Nullable
    Update update(@Nullable TickerAt ticker) {
        boolean lost = resultPct != null && resultPct.signum() < 0;
        if (actions.isEmpty() && bareStop >= 0 && lost && ticker != null) {
            add(Action.STOP_HIT, bareStop);
        }
        if (actions.isEmpty()) {
            return null;
        }
        Map<String, Span> places = new LinkedHashMap<>();
        if (ticker != null) {
            places.put("asset", tokens.original(ticker.from(), ticker.to()));
        }
        places.putAll(spans);
        Asset asset = ticker == null ? null : ticker.asset();
        return new Update(asset, actions, targetsHit, stopTo, targetTo, price, resultPct, new Spans(places));
    }

    private void place(String field, int from, int to) {
        spans.put(field, tokens.original(from, to));
    }
}
