package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Kind;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;

/// Looks a few tokens ahead for the value of a label.
final class Lookahead {

    private static final int REACH = 24;
    private static final int MOST_LINE_BREAKS = 2;

    private Lookahead() {}

    /// Whether a number comes next, with nothing but signs, a currency, a remark in brackets or
    /// line breaks between.
    static boolean valueFollows(Tokens tokens, int from) {
        int breaks = 0;
        int at = from;
        while (at < from + REACH && at < tokens.size()) {
            if (tokens.isNumber(at)) {
                return true;
            }
            int behindRemark = Remarks.skip(tokens, at);
            if (behindRemark > at) {
                at = behindRemark;
            } else if (tokens.isLineBreak(at) && breaks < MOST_LINE_BREAKS) {
                breaks++;
                at++;
            } else if (tokens.kind(at) == Kind.CURRENCY || tokens.isAnySymbol(at, ":=-+@º).·✓>~|;\"'#(")) {
                at++;
            } else {
                return false;
            }
        }
        return false;
    }

    /// The token behind small numbers such as `1, 2 e 3`, or `from` when none stands there.
    static int behindCounts(Tokens tokens, int from) {
        int end = from;
        int at = from;
        while (isCount(tokens, at)) {
            end = at + 1;
            at = end + 1;
            if (!tokens.isAnySymbol(end, ",/-&") && !Vocabulary.means(tokens, end, Words.AND)) {
                break;
            }
        }
        return end;
    }

    /// Whether a number may count targets.
    static boolean isCount(Tokens tokens, int at) {
        int number = tokens.smallInteger(at);
        return number >= 1 && number <= Mentions.HIGHEST_ORDINAL && !tokens.isPercent(at);
    }
}
