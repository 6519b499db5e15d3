package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Token;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds out whether a message takes an order back, and which.
final class CancelReader {

    private static final Set<String> NOT = Set.of("nao", "se", "caso", "not", "if");
    private static final Set<String> ABOUT_ORDERS = Set.of(
            "ordem",
            "ordens",
            "operacao",
            "operacoes",
            "sinal",
            "sinais",
            "call",
            "trade",
            "trades",
            "entrada",
            "compra",
            "venda",
            "book",
            "recomendacao",
            "posicao",
            "anterior",
            "order",
            "signal");
    private static final int BARE_WORDS = 3;

    private final Ground ground;
    private final boolean ordered;

    private CancelReader(Ground ground, boolean ordered) {
        this.ground = ground;
        this.ordered = ordered;
    }

    /// The cancellations of a message; none when it cancels nothing.
    ///
    /// @param ordered whether the message also holds an order block
    static List<Cancel> read(Ground ground, Context context, boolean ordered) {
        if (ordered && context.correction()) {
            return List.of();
        }
        var reader = new CancelReader(ground, ordered);
        for (int at = 0; at < ground.tokens().size(); at++) {
            if (reader.cancels(at)) {
                return reader.cancels(ground.lineStart(at), ground.lineEnd(at));
            }
        }
        return List.of();
    }

    private boolean cancels(int at) {
        Tokens tokens = ground.tokens();
        Token token = tokens.get(at);
        if (!Words.CANCEL.contains(token.text()) || ground.holds(NOT, ground.sentenceStart(at), at)) {
            return false;
        }
        int from = ground.lineStart(at);
        int to = ground.lineEnd(at);
        if (token.text().startsWith("retir") && !ground.holds(Set.of("book"), from, to)) {
            return false;
        }
        int words = ground.words(from, to);
        if (ordered) {
            return token.line() == tokens.firstWordLine() || words <= BARE_WORDS;
        }
        return words <= BARE_WORDS || !ground.tickers().isEmpty() || ground.holds(ABOUT_ORDERS, from, to);
    }

    private List<Cancel> cancels(int from, int to) {
        List<TickerAt> named = ground.tickers(from, to);
        if (named.isEmpty() && !ground.holds(Words.EVERYTHING, from, to)) {
            named = ground.tickers().stream().limit(1).toList();
        }
        Map<String, Cancel> cancels = new LinkedHashMap<>();
        for (TickerAt ticker : named) {
            if (ticker.asset() != null) {
                var spans = new Spans(Map.of("asset", ground.tokens().original(ticker.from(), ticker.to())));
                cancels.putIfAbsent(ticker.word(), new Cancel(ticker.asset(), Scope.ASSET, spans));
            }
        }
        if (!cancels.isEmpty()) {
            return List.copyOf(cancels.values());
        }
        Scope scope = ground.holds(Words.EVERYTHING, from, to) ? Scope.ALL : Scope.PREVIOUS;
        return List.of(new Cancel(null, scope, Spans.NONE));
    }
}
