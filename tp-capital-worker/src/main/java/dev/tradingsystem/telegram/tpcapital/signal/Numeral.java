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
    private static final int GROUP = 3;

    /// Reads a number; `null` when it is none we could store, such as an id or a dotted time.
    static @Nullable Numeral of(String text) {
        var scan = new Scan(text);
        if (scan.separators == 0) {
            return scan.whole();
        }
        if (scan.separators == 1) {
            return scan.separatedOnce();
        }
        if (!scan.mixed) {
            return scan.grouped && scan.tail == GROUP ? scan.whole() : null;
        }
        return scan.grouped && scan.lastDiffers ? scan.fitting(false) : null;
    }

    boolean isAmbiguous() {
        return thousands != null;
    }

    /// The value under one of the two readings.
    BigDecimal value(boolean asThousands) {
        return asThousands && thousands != null ? thousands : decimal;
    }

    /// One look at all characters.
    private static final class Scan {
        private final boolean zeroFirst;
        private int separators;
        private int head;
        private int tail;
        private long digits;
        private boolean mixed;
        private boolean lastDiffers;
        /// Whether in front of the last separator stand groups of three behind the same sign.
        private boolean grouped = true;

        Scan(String text) {
            zeroFirst = text.startsWith("0");
            char first = '\0';
            for (int i = 0; i < text.length() && head + tail <= MOST_INTEGER_DIGITS + MOST_DECIMALS; i++) {
                char c = text.charAt(i);
                if (c == '.' || c == ',') {
                    first = separators == 0 ? c : first;
                    separator(c, first);
                } else {
                    digits = digits * 10 + (c - '0');
                    tail++;
                }
            }
        }

        private void separator(char c, char first) {
            boolean shortEnough = separators == 0 ? tail >= 1 && tail <= GROUP : tail == GROUP;
            grouped &= shortEnough && !lastDiffers;
            lastDiffers = c != first;
            mixed |= lastDiffers;
            head += tail;
            tail = 0;
            separators++;
        }

        private @Nullable Numeral whole() {
            return head + tail > MOST_INTEGER_DIGITS ? null : new Numeral(BigDecimal.valueOf(digits), null);
        }

        private @Nullable Numeral separatedOnce() {
            return fitting(tail == GROUP && head >= 1 && head <= GROUP && !zeroFirst);
        }

        private @Nullable Numeral fitting(boolean ambiguous) {
            if (head > MOST_INTEGER_DIGITS || tail > MOST_DECIMALS) {
                return null;
            }
            return new Numeral(BigDecimal.valueOf(digits, tail), ambiguous ? BigDecimal.valueOf(digits) : null);
        }
    }
}
