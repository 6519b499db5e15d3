package dev.tradingsystem.telegram.tpcapital.signal;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A number as written, with what it can mean.
///
/// Exactly three digits behind a single separator may be decimals or thousands; the block it
/// stands in decides.
///
/// @param decimal the value when the last separator is the decimal one
/// @param thousands the other value it may have; `null` when there is no doubt
record Numeral(BigDecimal decimal, @Nullable BigDecimal thousands) {

    /// What the database column can hold before and behind the point.
    private static final int MOST_INTEGER_DIGITS = 12;

    private static final int MOST_DECIMALS = 6;

    /// Reads a number; `null` when it is none we could store, such as an id or a dotted time.
    static @Nullable Numeral of(String text) {
        int last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        if (last < 0) {
            return whole(text);
        }
        String head = text.substring(0, last);
        String tail = text.substring(last + 1);
        boolean single = head.indexOf('.') < 0 && head.indexOf(',') < 0;
        if (single) {
            return separatedOnce(head, tail);
        }
        boolean same = head.indexOf(text.charAt(last)) >= 0;
        String grouped = same ? text : head;
        if (!isGrouped(grouped, same ? text.charAt(last) : other(text.charAt(last)))) {
            return null;
        }
        return same ? whole(digits(text)) : fitting(digits(head), tail, null);
    }

    boolean isAmbiguous() {
        return thousands != null;
    }

    /// The value under one of the two readings.
    BigDecimal value(boolean asThousands) {
        return asThousands && thousands != null ? thousands : decimal;
    }

    private static @Nullable Numeral separatedOnce(String head, String tail) {
        boolean thousandsFit = tail.length() == 3 && !head.isEmpty() && head.length() <= 3 && head.charAt(0) != '0';
        return fitting(head.isEmpty() ? "0" : head, tail, thousandsFit ? new BigDecimal(head + tail) : null);
    }

    private static @Nullable Numeral whole(String text) {
        return text.length() > MOST_INTEGER_DIGITS ? null : new Numeral(new BigDecimal(text), null);
    }

    private static @Nullable Numeral fitting(String head, String tail, @Nullable BigDecimal thousands) {
        boolean fits = head.length() <= MOST_INTEGER_DIGITS && tail.length() <= MOST_DECIMALS;
        return fits ? new Numeral(new BigDecimal(head + "." + tail), thousands) : null;
    }

    /// One to three digits, then groups of three, all behind the same separator.
    private static boolean isGrouped(String text, char separator) {
        int group = 0;
        boolean first = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '.' && c != ',') {
                group++;
                continue;
            }
            if (c != separator || (first ? group < 1 || group > 3 : group != 3)) {
                return false;
            }
            first = false;
            group = 0;
        }
        return group == 3;
    }

    private static char other(char separator) {
        return separator == '.' ? ',' : '.';
    }

    private static String digits(String text) {
        return text.replace(".", "").replace(",", "");
    }
}
