package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells tickers by their shape, as the exchange forms them.
final class Tickers {

    private static final String MONTHS = "fghjkmnquvxz";

    private static final int ROOT = 4;

    private Tickers() {}

    /// The asset a word names, or `null` when it has no ticker's shape.
    ///
    /// @param word folded
    static @Nullable Asset of(String word) {
        AssetClass assetClass = classOf(word);
        return assetClass == null ? null : new Asset(word.toUpperCase(Locale.ROOT), assetClass);
    }

    private static @Nullable AssetClass classOf(String word) {
        int length = word.length();
        if (length < 5 || length > 11 || !isAscii(word)) {
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
        if (!Instruments.FUTURES.contains(word.substring(0, 3))) {
            return false;
        }
        if (word.startsWith("fut", 3)) {
            return word.length() == 6 || (word.length() == 7 && isDigit(word, 6));
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
        return word.chars().allMatch(c -> c < 0x80);
    }

    private static boolean isDigit(String word, int index) {
        return word.charAt(index) >= '0' && word.charAt(index) <= '9';
    }

    private static boolean isLetter(String word, int index) {
        return word.charAt(index) >= 'a' && word.charAt(index) <= 'z';
    }
}
