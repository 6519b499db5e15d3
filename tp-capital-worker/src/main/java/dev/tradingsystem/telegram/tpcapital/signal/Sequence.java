package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Token;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/// The numbers that go on behind a first one: the other end of a range, or the next targets of a
/// list.
final class Sequence {

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

    /// The tokens of the numbers that belong to the one at `first`.
    List<Integer> behind(int first) {
        int most = label.isEntry() ? 1 : label.isTarget() ? Integer.MAX_VALUE : 0;
        List<Integer> numbers = new ArrayList<>();
        int at = first;
        while (numbers.size() < most) {
            at = next(at);
            if (at < 0) {
                break;
            }
            numbers.add(at);
        }
        return numbers;
    }

    /// The number that follows the one at `at`, or -1.
    private int next(int at) {
        int behind = Remarks.skip(tokens, at + 1);
        int value = behindSeparator(behind);
        if (value < 0) {
            return -1;
        }
        while (isFiller(value)) {
            value++;
        }
        value = skipListNumber(value);
        return tokens.get(value).isNumber() && !tokens.isPercent(value) && !countsTarget(value) ? value : -1;
    }

    /// Whether a number belongs to the label behind it, as in `2 Alvo`.
    private boolean countsTarget(int at) {
        Mention behind = mentions.at(at + 1);
        return behind != null
                && behind.label() == Label.TARGET
                && behind.ordinal() > 0
                && behind.ordinal() == tokens.get(at).smallInteger();
    }

    private int behindSeparator(int at) {
        Token token = tokens.get(at);
        if (token.isAnySymbol("-/~")) {
            return at + 1;
        }
        if (token.kind() == Token.Kind.WORD && isRangeWord(token.text())) {
            return at + 1;
        }
        if (label == Label.TARGETS) {
            boolean listed = token.isAnySymbol(";,") || token.kind() == Token.Kind.LINE_BREAK;
            return listed ? at + 1 : at;
        }
        return -1;
    }

    private boolean isRangeWord(String word) {
        return switch (word) {
            case "a", "ate" -> true;
            case "e", "y" -> between || label.isTarget();
            default -> false;
        };
    }

    private boolean isFiller(int at) {
        Token token = tokens.get(at);
        boolean wrapped =
                token.kind() == Token.Kind.LINE_BREAK && tokens.get(at - 1).kind() != Token.Kind.LINE_BREAK;
        return token.kind() == Token.Kind.CURRENCY
                || token.isWord("de")
                || token.isWord("ate")
                || (wrapped && at < tokens.size());
    }

    /// `1) 0,38 2) 0,60`: the number of a list item is no price.
    private int skipListNumber(int at) {
        boolean numbered = tokens.get(at).smallInteger() > 0
                && tokens.get(at + 1).isAnySymbol("):º")
                && tokens.get(at + 2).isNumber();
        return numbered ? at + 2 : at;
    }
}
