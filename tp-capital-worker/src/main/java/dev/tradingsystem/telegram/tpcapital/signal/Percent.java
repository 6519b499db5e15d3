package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A percentage with its sign.
///
/// @param from its first token
/// @param to the token behind its last
record Percent(BigDecimal value, int from, int to) {

    private static final long SIZE = Words.REALISE | Words.PARTIAL | Words.CLOSE;

    /// The result that a number states, or `null` when it is no percentage or the size of a part:
    /// "realizar 50%".
    static @Nullable Percent at(Tokens tokens, int at) {
        Numeral numeral = tokens.isNumber(at) && tokens.isPercent(at) ? Numeral.of(tokens.text(at)) : null;
        if (numeral == null) {
            return null;
        }
        boolean negative = tokens.isSymbol(at - 1, '-');
        boolean signed = negative || tokens.isSymbol(at - 1, '+');
        if (!signed && isSize(tokens, at)) {
            return null;
        }
        BigDecimal value = negative ? numeral.decimal().negate() : numeral.decimal();
        return new Percent(value, signed ? at - 1 : at, at + 2);
    }

    private static boolean isSize(Tokens tokens, int at) {
        return Vocabulary.means(tokens, at - 1, SIZE)
                || (tokens.isWord(at - 1) && Vocabulary.means(tokens, at - 2, SIZE))
                || (tokens.isWord(at + 2) && Vocabulary.means(tokens, at + 3, Words.POSITION));
    }
}
