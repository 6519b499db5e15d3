package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Token;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;

/// Remarks in brackets beside a label or a price, such as `(+2,7%)` or `(parcial)`.
final class Remarks {

    private static final int LONGEST = 12;

    private Remarks() {}

    /// The token behind the remark that starts here, or `from` when none does: a remark holds no
    /// price.
    static int skip(Tokens tokens, int from) {
        if (!tokens.get(from).isSymbol('(')) {
            return from;
        }
        for (int at = from + 1; at < from + LONGEST; at++) {
            Token token = tokens.get(at);
            if (token.isSymbol(')')) {
                return at + 1;
            }
            boolean price = token.isNumber() && !tokens.isPercent(at);
            if (price || token.kind() == Token.Kind.LINE_BREAK) {
                return from;
            }
        }
        return from;
    }
}
