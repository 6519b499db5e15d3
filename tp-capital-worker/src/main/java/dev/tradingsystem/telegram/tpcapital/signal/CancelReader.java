package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Span;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds out whether a message takes an order back, and which.
final class CancelReader {

    private static final int BARE_WORDS = 3;

    private final Ground ground;
    private final Tokens tokens;
    private final Clauses clauses;
    private final Speech speech;
    private final Set<String> ordered;
    private final Set<String> named = new HashSet<>();
    private final List<Placed> found = new ArrayList<>(1);

    private CancelReader(Ground ground, Clauses clauses, Set<String> ordered) {
        this.ground = ground;
        this.tokens = ground.tokens();
        this.clauses = clauses;
        this.speech = new Speech(ground, false);
        this.ordered = ordered;
    }

    /// The cancellations of a message; none when it cancels nothing.
    ///
    /// @param ordered the assets that the message also holds an order block of, "" for one
    ///     without
    static List<Placed> read(Ground ground, Context context, Clauses clauses, Set<String> ordered) {
        if (!ground.senses().hold(Words.CANCEL) || (!ordered.isEmpty() && context.corrects())) {
            return List.of();
        }
        var reader = new CancelReader(ground, clauses, ordered);
        for (int line = 0; line < ground.tokens().lines(); line++) {
            reader.line(ground.tokens().lineStart(line), ground.tokens().lineEnd(line));
        }
        return reader.found;
    }

    private void line(int from, int to) {
        if (from == to || (ground.senses().line(from) & Words.CANCEL) == 0) {
            return;
        }
        for (Clauses.Clause clause : clauses.of(from, to)) {
            if (clause.cancels()) {
                clause(clause.from(), clause.to());
            }
        }
    }

    private void clause(int from, int to) {
        boolean bare = ground.words(from, to, BARE_WORDS + 1) <= BARE_WORDS;
        for (int at = from; at < to; at++) {
            if (ground.means(at, Words.CANCEL) && cancels(at, bare)) {
                cancel(at, from, to);
                return;
            }
        }
    }

    /// @param bare whether hardly anything else is said there
    private boolean cancels(int at, boolean bare) {
        int sentence = tokens.sentenceStart(tokens.sentence(at));
        boolean conditional = (ground.senses().sentence(at) & Words.IF) != 0 && ground.holds(Words.IF, sentence, at);
        if (conditional || speech.isDenied(at, sentence)) {
            return false;
        }
        long sense = ground.senses().line(at);
        if (tokens.charAt(at, 0) == 'r' && tokens.charAt(at, 2) == 't' && (sense & Words.BOOK) == 0) {
            return false;
        }
        if (!ordered.isEmpty()) {
            return bare
                    || tokens.line(at) == ground.firstLine()
                    || !lineTickers(at).isEmpty();
        }
        return bare || !ground.tickers().isEmpty() || (sense & Words.ABOUT_ORDERS) != 0;
    }

    private List<TickerAt> lineTickers(int at) {
        int line = tokens.line(at);
        return ground.tickers(tokens.lineStart(line), tokens.lineEnd(line));
    }

    private void cancel(int word, int from, int to) {
        int everything = ground.find(Words.EVERYTHING, from, to);
        boolean all = everything >= 0;
        List<TickerAt> tickers = named(word, from, to);
        if (tickers.isEmpty() && !all && !ground.tickers().isEmpty()) {
            tickers = ground.tickers().subList(0, 1);
        }
        boolean any = false;
        // "cancelem VALE3, mantenham ITUB4"
        boolean kept = false;
        int looked = from;
        for (TickerAt ticker : tickers) {
            for (; looked < ticker.from(); looked++) {
                boolean decides = ground.means(looked, Words.KEEP | Words.CANCEL);
                kept = decides ? ground.means(looked, Words.KEEP) : kept;
            }
            boolean another = any && ordered.contains(ticker.word());
            if (ticker.asset() != null && !another && !kept) {
                any = true;
                if (named.add(ticker.word())) {
                    found.add(new Placed(ticker.from(), new Cancel(ticker.asset(), Scope.ASSET, spans(word, ticker))));
                }
            }
        }
        if (!any && found.isEmpty()) {
            int scope = all ? everything : word;
            var spans = new Spans(Map.of("scope", tokens.original(scope, scope + 1)));
            found.add(new Placed(word, new Cancel(null, all ? Scope.ALL : Scope.PREVIOUS, spans)));
        }
    }

    /// The assets named where the word stands; those of its line when its clause names none.
    private List<TickerAt> named(int word, int from, int to) {
        List<TickerAt> behind = ground.tickers(isDone(word) ? from : word, to);
        List<TickerAt> beside = behind.isEmpty() ? ground.tickers(from, to) : behind;
        return beside.isEmpty() ? lineTickers(word) : beside;
    }

    /// "A ordem de X foi cancelada" names the asset in front, "cancelem X" behind.
    private boolean isDone(int word) {
        String said = tokens.text(word);
        String one = said.endsWith("s") ? said.substring(0, said.length() - 1) : said;
        return one.endsWith("ado") || one.endsWith("ada") || one.endsWith("ed");
    }

    private Spans spans(int word, TickerAt ticker) {
        Map<String, Span> spans = new LinkedHashMap<>();
        spans.put("asset", tokens.original(ticker.from(), ticker.to()));
        spans.put("scope", tokens.original(word, word + 1));
        return new Spans(spans);
    }
}
