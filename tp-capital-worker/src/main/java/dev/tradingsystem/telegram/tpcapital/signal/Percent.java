package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A percentage with its sign.
///
/// @param from its first token
/// @param to the token behind its last
record Percent(BigDecimal value, int from, int to) {

    /// The first one between two tokens, or `null`.
    static @Nullable Percent in(Tokens tokens, int from, int to) {
        for (int at = from; at < to; at++) {
            Numeral numeral = tokens.get(at).isNumber() && tokens.isPercent(at)
                    ? Numeral.of(tokens.get(at).text())
                    : null;
            if (numeral == null) {
                continue;
            }
            boolean negative = tokens.get(at - 1).isSymbol('-');
            boolean signed = negative || tokens.get(at - 1).isSymbol('+');
            BigDecimal value = negative ? numeral.decimal().negate() : numeral.decimal();
            return new Percent(value, signed ? at - 1 : at, at + 2);
        }
        return null;
    }
}
