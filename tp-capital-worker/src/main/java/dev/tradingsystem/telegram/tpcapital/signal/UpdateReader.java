package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds out whether a message brings news of orders given before, and of which assets.
///
/// Beside an order block only the first line counts: what is repeated below it is read as a
/// repetition.
final class UpdateReader {

    private UpdateReader() {}

    /// The updates of a message; none when it brings no news.
    ///
    /// @param ordered whether the message also holds an order block
    static List<Update> read(Ground ground, List<Block> blocks, boolean ordered) {
        int from = 0;
        int to = ordered ? behindFirstLine(ground.tokens()) : ground.tokens().size();
        boolean mixed = ordered
                && ground.fields().stream()
                        .anyMatch(f -> f.mention().from() < to && f.isBound() && !isCount(ground, f));
        List<Update> updates = new ArrayList<>();
        for (Part part : parts(ground, from, to, blocks.getFirst())) {
            Update update = NewsReader.read(ground, part.from(), part.to(), part.ticker(), mixed);
            if (update != null) {
                updates.add(update);
            }
        }
        return List.copyOf(updates);
    }

    /// "ALVO 1 ATINGIDO": the 1 counts targets, it is no price.
    private static boolean isCount(Ground ground, Field field) {
        return field.label().isTarget()
                && field.amounts().stream()
                        .allMatch(a -> ground.tokens().get(a.token()).smallInteger() > 0);
    }

    private static int behindFirstLine(Tokens tokens) {
        int line = tokens.firstWordLine();
        int at = 0;
        while (at < tokens.size() && tokens.get(at).line() <= line) {
            at++;
        }
        return at;
    }

    /// A stretch of text about one asset.
    private record Part(int from, int to, @Nullable TickerAt ticker) {}

    /// With one asset everything is about it; with several, each sentence is about those it
    /// names.
    private static List<Part> parts(Ground ground, int from, int to, Block first) {
        Map<String, TickerAt> named = named(ground, from, to);
        if (named.isEmpty()) {
            return List.of(new Part(from, to, first.ticker()));
        }
        if (named.size() == 1) {
            return List.of(new Part(from, to, named.values().iterator().next()));
        }
        List<Part> parts = new ArrayList<>();
        int start = from;
        for (int at = from + 1; at <= to; at++) {
            boolean ends = at == to || startsSentenceWithTicker(ground, at, to);
            if (ends) {
                for (TickerAt ticker : named(ground, start, at).values()) {
                    parts.add(new Part(start, at, ticker));
                }
                start = at;
            }
        }
        return parts;
    }

    private static boolean startsSentenceWithTicker(Ground ground, int at, int to) {
        int sentence = ground.tokens().get(at).sentence();
        if (ground.tokens().get(at - 1).sentence() == sentence) {
            return false;
        }
        return ground.tickers(at, to).stream()
                .anyMatch(ticker -> ground.tokens().get(ticker.from()).sentence() == sentence);
    }

    private static Map<String, TickerAt> named(Ground ground, int from, int to) {
        Map<String, TickerAt> named = new LinkedHashMap<>();
        ground.tickers(from, to).stream()
                .filter(ticker -> Objects.nonNull(ticker.asset()))
                .forEach(ticker -> named.putIfAbsent(ticker.word(), ticker));
        return named;
    }
}
