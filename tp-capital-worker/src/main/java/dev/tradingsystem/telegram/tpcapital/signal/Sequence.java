package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Kind;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.function.IntPredicate;

/// The numbers that go on behind a first one: the other end of a range, or the next targets of a
/// list.
final class Sequence {

    private static final int MOST_FILLERS = 6;
    private static final int LARGEST_LIST_NUMBER = 9;

    private final Tokens tokens;
    private final MentionIndex mentions;
    private final Label label;
    private final boolean between;

    Sequence(Tokens tokens, MentionIndex mentions, Label label, boolean between) {
        this.tokens = tokens;
        this.mentions = mentions;
        this.label = label;
        this.between = between;
    }

    /// Hands on the tokens of the numbers that belong to the one at `first`, until one is
    /// refused.
    void behind(int first, IntPredicate taker) {
        int most = label.isEntry() ? 1 : label.isTarget() ? Integer.MAX_VALUE : 0;
        int at = first;
        for (int count = 1; count <= most; count++) {
            at = next(at, count + 1);
            if (at < 0 || !taker.test(at)) {
                return;
            }
        }
    }

    /// The token behind the number of a list item, or `at` when none stands there: `1) 0,38`,
    /// `1️⃣ 0,38`, `1 - 0,38`.
    ///
    /// @param expected the number it must have; 0 for any in front of a bracket
    static int behindListNumber(Tokens tokens, int at, int expected) {
        int number = tokens.smallInteger(at);
        if (number < 1) {
            return at;
        }
        if (tokens.isAnySymbol(at + 1, ")º") && tokens.isNumber(behindCurrency(tokens, at + 2))) {
            return behindCurrency(tokens, at + 2);
        }
        if (number != expected) {
            return at;
        }
        int price = behindCurrency(tokens, tokens.isAnySymbol(at + 1, "-:") ? at + 2 : at + 1);
        boolean touching = price == at + 1 && tokens.touchesNext(at);
        return tokens.isNumber(price) && !touching && !isListNumber(tokens, price) ? price : at;
    }

    private static boolean isListNumber(Tokens tokens, int at) {
        int number = tokens.smallInteger(at);
        return number >= 0 && number <= LARGEST_LIST_NUMBER;
    }

    private static int behindCurrency(Tokens tokens, int at) {
        return tokens.kind(at) == Kind.CURRENCY ? at + 1 : at;
    }

    /// The number that follows the one at `at`, or -1.
    ///
    /// @param item which of the list it would be
    private int next(int at, int item) {
        int behind = behindMoney(Remarks.skip(tokens, at + 1));
        int value = behindSeparator(behind, item);
        if (value < 0) {
            return -1;
        }
        for (int fillers = 0; fillers < MOST_FILLERS && isFiller(value); fillers++) {
            value++;
        }
        value = behindListNumber(tokens, value, label == Label.TARGETS ? item : 0);
        return tokens.isNumber(value) && !tokens.isPercent(value) && !countsTarget(value) ? value : -1;
    }

    /// "0,38 reais".
    private int behindMoney(int at) {
        boolean money = tokens.isWord(at) && Vocabulary.means(tokens, at, Words.MONEY) && !mentions.covers(at);
        return money ? at + 1 : at;
    }

    /// Whether a number belongs to the label behind it, as in `2 Alvo`.
    private boolean countsTarget(int at) {
        Mention behind = mentions.at(at + 1);
        return behind != null
                && behind.label() == Label.TARGET
                && behind.ordinal() > 0
                && behind.ordinal() == tokens.smallInteger(at);
    }

    private int behindSeparator(int at, int item) {
        if (tokens.isAnySymbol(at, "-/~")) {
            return at + 1;
        }
        long meaning = mentions.covers(at) ? 0 : Vocabulary.meaning(tokens, at);
        if ((meaning & Words.RANGE) != 0) {
            return at + 1;
        }
        if ((meaning & Words.AND) != 0 && (between || label.isTarget())) {
            return at + 1;
        }
        if (label != Label.TARGETS) {
            return -1;
        }
        boolean listed = tokens.isAnySymbol(at, ";,|") || (tokens.isLineBreak(at) && at < tokens.size());
        return listed ? at + 1 : behindListNumber(tokens, at, item) > at ? at : -1;
    }

    private boolean isFiller(int at) {
        boolean wrapped = tokens.isLineBreak(at) && at < tokens.size() && !tokens.isLineBreak(at - 1);
        return wrapped
                || tokens.kind(at) == Kind.CURRENCY
                || tokens.isAnySymbol(at, "·✓")
                || (tokens.isWord(at) && !mentions.covers(at) && isDeOrAte(at));
    }

    private boolean isDeOrAte(int at) {
        String word = tokens.length(at) <= 3 ? tokens.text(at) : "";
        return word.equals("de") || word.equals("ate") || word.equals("em");
    }
}
