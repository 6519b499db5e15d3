package dev.tradingsystem.telegram.tpcapital.signal.text;

import java.util.List;

/// The tokens of a text, in order.
public final class Tokens {

    private static final Token NONE = new Token(Token.Kind.LINE_BREAK, "\n", 0, 0, -1, -1);

    private final TextView view;
    private final List<Token> list;

    Tokens(TextView view, List<Token> list) {
        this.view = view;
        this.list = List.copyOf(list);
    }

    /// Cuts a text into tokens.
    public static Tokens of(String text) {
        TextView view = TextView.of(text);
        return new Tokens(view, new Tokeniser(view).tokens());
    }

    /// How many there are.
    public int size() {
        return list.size();
    }

    /// The token there; a line break outside, so that looking around needs no guard.
    public Token get(int index) {
        return index >= 0 && index < list.size() ? list.get(index) : NONE;
    }

    /// Whether nothing stands between a token and the next.
    public boolean touchesNext(int index) {
        return index >= 0
                && index + 1 < list.size()
                && get(index).end() == get(index + 1).start();
    }

    /// Whether a token is the first on its line that is no ornament.
    public boolean startsLine(int index) {
        int before = index - 1;
        while (get(before).isAnySymbol("·✓->#(|")) {
            before--;
        }
        return get(before).kind() == Token.Kind.LINE_BREAK;
    }

    /// Whether a number is a percentage.
    public boolean isPercent(int index) {
        return get(index + 1).isSymbol('%');
    }

    /// The place in the original of the tokens from `from` to `to`.
    public Span original(int from, int to) {
        return view.original(get(from).start(), get(to - 1).end());
    }

    /// The first line that holds a word, or -1.
    public int firstWordLine() {
        for (Token token : list) {
            if (token.kind() == Token.Kind.WORD) {
                return token.line();
            }
        }
        return -1;
    }
}
