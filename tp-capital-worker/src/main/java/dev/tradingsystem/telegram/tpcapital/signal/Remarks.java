package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;

/// Remarks in brackets beside a label or a price, such as `(+2,7%)` or `(parcial)`.
final class Remarks {

    private static final int LONGEST = 12;

    private Remarks() {}

    /// The token behind the remark that starts here, or `from` when none does: a remark holds no
    /// price.
    static int skip(Tokens tokens, int from) {
        if (!tokens.isSymbol(from, '(')) {
            return from;
        }
        for (int at = from + 1; at < from + LONGEST; at++) {
            if (tokens.isSymbol(at, ')')) {
                return at + 1;
            }
            boolean price = tokens.isNumber(at) && !tokens.isPercent(at);
            if (price || tokens.isLineBreak(at)) {
                return from;
            }
        }
        return from;
    }
}
