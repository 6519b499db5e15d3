package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells tickers by their shape, as the exchange forms them.
final class Tickers {

    private static final String MONTHS = "fghjkmnquvxz";

    private static final int ROOT = 4;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 11;
    private static final int FUTURE_WITHOUT_DIGIT = 6;

    private Tickers() {}

    /// The asset a word names, or `null` when it has no ticker's shape.
    ///
    /// @param word folded
    static @Nullable Asset of(String word) {
        AssetClass assetClass = classOf(word);
        return assetClass == null ? null : new Asset(word.toUpperCase(Locale.ROOT), assetClass);
    }

    /// Whether a token is a ticker; cheap for words that are not.
    static boolean looksLike(Tokens tokens, int at) {
        return mayBe(tokens, at) && of(tokens.text(at)) != null;
    }

    /// Whether a token is worth a closer look: a word that ends in a digit, or in the T of FUT.
    static boolean mayBe(Tokens tokens, int at) {
        char last = tokens.lastChar(at);
        int length = tokens.length(at);
        return tokens.isWord(at)
                && length >= SHORTEST
                && length <= LONGEST
                && ((last >= '0' && last <= '9') || (last == 't' && length == FUTURE_WITHOUT_DIGIT));
    }

    private static @Nullable AssetClass classOf(String word) {
        int length = word.length();
        if (length < SHORTEST || length > LONGEST || !isAscii(word)) {
            return null;
        }
        if (isFuture(word)) {
            return AssetClass.FUTURE;
        }
        if (!isRoot(word)) {
            return null;
        }
        return isOption(word) ? AssetClass.OPTION : cash(word);
    }

    private static boolean isFuture(String word) {
        boolean sized = word.length() == FUTURE_WITHOUT_DIGIT || word.length() == FUTURE_WITHOUT_DIGIT + 1;
        if (!sized || !Instruments.FUTURES.contains(word.substring(0, 3))) {
            return false;
        }
        if (word.startsWith("fut", 3)) {
            return word.length() == FUTURE_WITHOUT_DIGIT
                    || (word.length() == FUTURE_WITHOUT_DIGIT + 1 && isDigit(word, FUTURE_WITHOUT_DIGIT));
        }
        return word.length() == 6 && MONTHS.indexOf(word.charAt(3)) >= 0 && isDigit(word, 4) && isDigit(word, 5);
    }

    /// Four characters, all letters but perhaps the second.
    private static boolean isRoot(String word) {
        return isLetter(word, 0) && isLetter(word, 2) && isLetter(word, 3);
    }

    /// Series letter A–X, one to four digits, perhaps W1–W5 for a weekly one.
    private static boolean isOption(String word) {
        char series = word.charAt(ROOT);
        if (series < 'a' || series > 'x') {
            return false;
        }
        int end = word.length();
        boolean weekly = end > 7 && word.charAt(end - 2) == 'w' && "12345".indexOf(word.charAt(end - 1)) >= 0;
        int digits = (weekly ? end - 2 : end) - ROOT - 1;
        return digits >= 1 && digits <= 4 && allDigits(word, ROOT + 1, ROOT + 1 + digits);
    }

    private static @Nullable AssetClass cash(String word) {
        if (!allDigits(word, ROOT, word.length())) {
            return null;
        }
        String number = word.substring(ROOT);
        return switch (number) {
            case "3", "4", "5", "6", "7", "8" -> AssetClass.STOCK;
            case "11" -> Instruments.eleven(word.substring(0, ROOT));
            case "32", "33", "34", "35", "39" -> AssetClass.BDR;
            default -> null;
        };
    }

    private static boolean allDigits(String word, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(word, i)) {
                return false;
            }
        }
        return from < to;
    }

    private static boolean isAscii(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(String word, int index) {
        return word.charAt(index) >= '0' && word.charAt(index) <= '9';
    }

    private static boolean isLetter(String word, int index) {
        return word.charAt(index) >= 'a' && word.charAt(index) <= 'z';
    }
}
