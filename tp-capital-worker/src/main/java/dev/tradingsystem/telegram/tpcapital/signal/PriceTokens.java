package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;

/// Tells numbers that can be prices from times, dates, counts and parts of other words.
final class PriceTokens {

    private static final int MONTHS = 12;
    private static final int DAYS = 31;

    private PriceTokens() {}

    /// Whether a number is none of the others.
    static boolean canBe(Tokens tokens, int at) {
        return tokens.isNumber(at)
                && !tokens.isPercent(at)
                && !isTime(tokens, at)
                && !isCounting(tokens, at)
                && !isFullDate(tokens, at);
    }

    /// `17:25`, `10h30`.
    private static boolean isTime(Tokens tokens, int at) {
        return tokens.isSymbol(at + 1, ':') && tokens.isNumber(at + 2) && tokens.touchesNext(at + 1);
    }

    /// `100 ações`, `15min`, `12x`.
    private static boolean isCounting(Tokens tokens, int at) {
        if (!tokens.isWord(at + 1)) {
            return false;
        }
        if (Vocabulary.means(tokens, at + 1, Words.MONEY)) {
            return false;
        }
        return tokens.touchesNext(at) || (Vocabulary.means(tokens, at + 1, Words.COUNTED) && !isBesideLot(tokens, at));
    }

    /// `30,00 lote 100`: the word belongs to the number behind it.
    private static boolean isBesideLot(Tokens tokens, int at) {
        return tokens.smallInteger(at) < 0
                && Lexicon.match(tokens, at + 1) != null
                && tokens.isNumber(at + 2)
                && tokens.text(at).indexOf(',') + tokens.text(at).indexOf('.') > -2;
    }

    private static boolean isFullDate(Tokens tokens, int at) {
        return isDate(tokens, at) && tokens.isSymbol(at + 3, '/') && tokens.isNumber(at + 4);
    }

    /// Whether a number begins `28/10`; a range of two prices may look the same.
    static boolean isDate(Tokens tokens, int at) {
        int day = tokens.smallInteger(at);
        int month = tokens.isSymbol(at + 1, '/') ? tokens.smallInteger(at + 2) : -1;
        return day >= 1 && day <= DAYS && month >= 1 && month <= MONTHS;
    }
}
