package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/// Cuts lines that take back the order of one asset and say something else of another: "alvo 1 de
/// PETR4 atingido, cancelar a ordem de VALE3".
///
/// A clause has words of one kind: those that take back, or those that report and keep.
final class Clauses {

    private static final Clauses NONE = new Clauses(List.of());
    private static final long OTHER = (Words.ENDS_AN_ORDER & ~Words.CANCEL) | Words.KEEP;
    private static final String SEPARATORS = ",;.!?|·✓";

    private final List<Clause> clauses;

    private Clauses(List<Clause> clauses) {
        this.clauses = clauses;
    }

    /// A part of a line.
    ///
    /// @param to the token behind it
    /// @param cancels whether it takes back
    record Clause(int from, int to, boolean cancels) {}

    static Clauses of(Ground ground) {
        if (!ground.senses().hold(Words.CANCEL) || ground.tickers().size() < 2) {
            return NONE;
        }
        List<Clause> clauses = new ArrayList<>();
        Tokens tokens = ground.tokens();
        for (int line = 0; line < tokens.lines(); line++) {
            int from = tokens.lineStart(line);
            int to = tokens.lineEnd(line);
            if (from < to && (ground.senses().line(from) & Words.CANCEL) != 0 && namesSeveral(ground, from, to)) {
                new Cut(ground, clauses).line(from, to);
            }
        }
        return new Clauses(clauses);
    }

    /// The clauses of a line; the line itself when it says one thing only.
    List<Clause> of(int from, int to) {
        int first = Positions.firstFrom(clauses, Clause::from, from);
        int end = Positions.firstFrom(clauses, Clause::from, to);
        return first < end ? clauses.subList(first, end) : List.of(new Clause(from, to, true));
    }

    /// The token behind the clause of a token; none when its line is not cut.
    int end(int at) {
        int behind = Positions.firstFrom(clauses, Clause::from, at + 1);
        boolean cut = behind > 0 && clauses.get(behind - 1).to() > at;
        return cut ? clauses.get(behind - 1).to() : Integer.MAX_VALUE;
    }

    /// Whether what a token is part of may take something back.
    boolean cancels(int at) {
        int behind = Positions.firstFrom(clauses, Clause::from, at + 1);
        boolean cut = behind > 0 && clauses.get(behind - 1).to() > at;
        return !cut || clauses.get(behind - 1).cancels();
    }

    private static boolean namesSeveral(Ground ground, int from, int to) {
        List<TickerAt> tickers = ground.tickers(from, to);
        for (TickerAt ticker : tickers) {
            if (!ticker.word().equals(tickers.getFirst().word())) {
                return true;
            }
        }
        return false;
    }

    /// Looks for the places where one line turns from the one kind to the other.
    private static final class Cut {
        private final Ground ground;
        private final Tokens tokens;
        private final List<Clause> clauses;

        Cut(Ground ground, List<Clause> clauses) {
            this.ground = ground;
            this.tokens = ground.tokens();
            this.clauses = clauses;
        }

        void line(int start, int to) {
            int from = start;
            int last = -1;
            boolean cancels = false;
            for (int at = start; at < to; at++) {
                boolean takesBack = ground.means(at, Words.CANCEL);
                if (!takesBack && !ground.means(at, OTHER)) {
                    continue;
                }
                int cut = last < 0 || takesBack == cancels ? -1 : between(from, last, at);
                if (cut > 0) {
                    clauses.add(new Clause(from, cut, cancels));
                    from = cut;
                    cancels = takesBack;
                }
                cancels |= takesBack;
                last = at;
            }
            clauses.add(new Clause(from, to, cancels));
        }

        /// Where the second of two words begins its clause, or -1 when they belong together. Who
        /// was named in front of the first word is what that is about, so the next is the second
        /// one's.
        private int between(int from, int first, int second) {
            List<TickerAt> named = ground.tickers(first, second);
            boolean told = !ground.tickers(from, first).isEmpty();
            if (named.isEmpty()) {
                return lastSeparator(first, second, false);
            }
            if (told) {
                int ticker = named.getFirst().from();
                int separator = lastSeparator(first, ticker, false);
                return separator > 0 ? separator : ticker;
            }
            int separator = lastSeparator(first, second, true);
            return separator > 0 ? separator : lastSeparator(first, second, false);
        }

        /// The token behind the last separator between two, or -1.
        ///
        /// @param strong whether "e" is none, which also joins the items of a list
        private int lastSeparator(int from, int to, boolean strong) {
            for (int at = to - 1; at > from; at--) {
                boolean joins = !strong && ground.means(at, Words.AND);
                if (joins || tokens.isAnySymbol(at, SEPARATORS)) {
                    return at + 1;
                }
            }
            return -1;
        }
    }
}
