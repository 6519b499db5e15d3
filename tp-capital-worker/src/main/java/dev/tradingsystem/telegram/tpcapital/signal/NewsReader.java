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

/// Reads what a stretch of text reports about one asset's order.
final class NewsReader {

    private static final Set<String> TO = Set.of("para", "pra", "to");

    private final Ground ground;
    private final int from;
    private final int to;
    private final @Nullable TickerAt ticker;
    private final Set<Action> actions = EnumSet.noneOf(Action.class);
    private final List<String> targetsHit = new ArrayList<>();
    private final Map<String, BigDecimal> targetTo = new LinkedHashMap<>();
    private final Map<String, Span> spans = new LinkedHashMap<>();
    private @Nullable StopTo stopTo;
    private @Nullable BigDecimal price;

    private NewsReader(Ground ground, int from, int to, @Nullable TickerAt ticker) {
        this.ground = ground;
        this.from = from;
        this.to = to;
        this.ticker = ticker;
    }

    /// The update, or `null` when nothing is reported.
    ///
    /// @param onlyHits whether an order stands in the same line, so that only a hit makes it news
    static @Nullable Update read(Ground ground, int from, int to, @Nullable TickerAt ticker, boolean onlyHits) {
        var reader = new NewsReader(ground, from, to, ticker);
        reader.labels();
        reader.filled();
        if (!onlyHits) {
            reader.closing();
        }
        return reader.update(onlyHits);
    }

    private @Nullable Update update(boolean onlyHits) {
        Percent result = Percent.in(ground.tokens(), from, to);
        boolean stopped = ground.holds(Words.STOPPED, from, to);
        if (stopped || (actions.isEmpty() && !onlyHits && ticker != null && result != null && namesBareStop())) {
            actions.add(Action.STOP_HIT);
        }
        if (actions.isEmpty()) {
            return null;
        }
        if (result != null) {
            spans.put("result_pct", ground.tokens().original(result.from(), result.to()));
        }
        Asset asset = ticker == null ? null : ticker.asset();
        if (ticker != null) {
            spans.put("asset", ground.tokens().original(ticker.from(), ticker.to()));
        }
        BigDecimal percent = result == null ? null : result.value();
        return new Update(asset, actions, targetsHit, stopTo, targetTo, price, percent, new Spans(spans));
    }

    private void labels() {
        for (Field field : ground.fields()) {
            Mention mention = field.mention();
            if (mention.from() < from || mention.from() >= to) {
                continue;
            }
            if (mention.label() == Label.STOP) {
                stop(mention);
            } else if (mention.label().isTarget()) {
                target(mention);
            }
        }
    }

    private void stop(Mention mention) {
        int start = ground.sentenceStart(mention.from());
        int end = sentenceEnd(mention.from());
        boolean moved = ground.holds(Words.MOVE, start, end);
        int entry = ground.find(Words.AT_ENTRY, mention.to(), end);
        boolean zero = isZeroToZero(mention.to(), end);
        if (zero || (entry >= 0 && (moved || entry <= mention.to() + 2))) {
            stopTo = new StopTo.AtEntry();
            actions.add(Action.STOP_MOVED);
            return;
        }
        BigDecimal value = moved ? valueBehind(TO, start, end, "stop") : null;
        if (value != null) {
            stopTo = new StopTo.Price(value);
            actions.add(Action.STOP_MOVED);
        } else if (hits(start, end) || ground.holds(Words.TRIGGERED, start, end)) {
            if (!namesTarget(start, end)) {
                actions.add(Action.STOP_HIT);
            }
        }
    }

    /// `0x0` is one word; so are "0 x 0" and "zero a zero" to a reader.
    private boolean isZeroToZero(int start, int end) {
        Tokens tokens = ground.tokens();
        for (int at = start; at < end - 2; at++) {
            boolean digits = tokens.get(at).smallInteger() == 0
                    && tokens.get(at + 1).isWord("x")
                    && tokens.get(at + 2).smallInteger() == 0;
            boolean words = tokens.get(at).isWord("zero") && tokens.get(at + 2).isWord("zero");
            if (digits || words) {
                return true;
            }
        }
        return false;
    }

    private void target(Mention mention) {
        int start = ground.sentenceStart(mention.from());
        int end = sentenceEnd(mention.from());
        List<String> keys = TargetKeys.behind(ground.tokens(), mention);
        boolean checked =
                ground.tokens().get(TargetKeys.end(ground.tokens(), mention)).isSymbol('✓');
        if (hits(start, end) || checked) {
            actions.add(Action.TARGET_HIT);
            keys.stream().filter(key -> !targetsHit.contains(key)).forEach(targetsHit::add);
        } else if (ground.holds(Words.MOVE, start, end) && !keys.isEmpty()) {
            BigDecimal value = valueBehind(TO, mention.to(), end, "target." + keys.getFirst());
            if (value != null) {
                actions.add(Action.TARGET_MOVED);
                targetTo.put(keys.getFirst(), value);
            }
        }
    }

    /// "Ordem executada em X a 0,53".
    private void filled() {
        int word = ground.find(Words.TRIGGERED, from, to);
        if (word < 0 || actions.contains(Action.STOP_HIT)) {
            return;
        }
        int start = ground.sentenceStart(word);
        boolean order = ground.holds(Words.POSITION, start, word)
                || ground.mentions().all().stream()
                        .anyMatch(m -> m.label().isEntry() && m.from() >= start && m.from() < sentenceEnd(word));
        if (ticker == null && !order) {
            return;
        }
        actions.add(Action.ENTRY_FILLED);
        price = valueBehind(Set.of("a", "em", "@", "por"), word, sentenceEnd(word), "price");
    }

    private void closing() {
        boolean known = ticker != null || !actions.isEmpty();
        int partial = uncovered(Words.PARTIAL);
        boolean realised = ground.holds(Words.REALISE, from, to);
        if ((partial >= 0 && (known || realised)) || (realised && known)) {
            actions.add(Action.PARTIAL);
        }
        int close = uncovered(Words.CLOSE);
        if (close >= 0
                && (ticker != null || ground.holds(Words.POSITION, ground.sentenceStart(close), sentenceEnd(close)))) {
            actions.add(Action.CLOSED);
        }
    }

    /// The first price in a sentence that stands behind one of the words.
    private @Nullable BigDecimal valueBehind(Set<String> words, int start, int end, String name) {
        Tokens tokens = ground.tokens();
        for (int at = start; at < end; at++) {
            if (!words.contains(tokens.get(at).text())) {
                continue;
            }
            int number = at + 1;
            while (tokens.get(number).isAnySymbol(":=·")
                    || tokens.get(number).text().endsWith("$")) {
                number++;
            }
            Numeral numeral = tokens.get(number).isNumber() && !tokens.isPercent(number)
                    ? Numeral.of(tokens.get(number).text())
                    : null;
            if (numeral != null) {
                spans.put(name, tokens.original(number, number + 1));
                Asset asset = ticker == null ? null : ticker.asset();
                return numeral.value(asset != null && asset.inPoints());
            }
        }
        return null;
    }

    private boolean namesBareStop() {
        return ground.fields().stream()
                .anyMatch(f -> f.label() == Label.STOP
                        && f.mention().from() >= from
                        && f.mention().from() < to
                        && !f.isBound());
    }

    private boolean namesTarget(int start, int end) {
        return ground.mentions().all().stream()
                .anyMatch(m -> m.label().isTarget() && m.from() >= start && m.from() < end);
    }

    private boolean hits(int start, int end) {
        return ground.holds(Words.HIT, start, end);
    }

    private int uncovered(Set<String> words) {
        int at = ground.find(words, from, to);
        while (at >= 0 && ground.mentions().covers(at)) {
            at = ground.find(words, at + 1, to);
        }
        return at;
    }

    private int sentenceEnd(int token) {
        int at = token;
        while (at < to
                && ground.tokens().get(at).sentence()
                        == ground.tokens().get(token).sentence()) {
            at++;
        }
        return at;
    }
}
