package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Dictionary;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the labels of a text.
final class Mentions {

    static final int HIGHEST_ORDINAL = 9;
    private static final int LONGEST_NUMBERED = 9;
    private static final int MOST_MARKS = 3;
    /// What target labels begin with, so that hardly a ticker is looked up.
    private static final String NUMBERED = "aotg";

    private final Tokens tokens;
    private final Letters letters;

    private Mentions(Tokens tokens) {
        this.tokens = tokens;
        this.letters = new Letters(tokens);
    }

    static List<Mention> of(Tokens tokens) {
        var mentions = new Mentions(tokens);
        List<Mention> found = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Mention mention = tokens.isWord(at) ? mentions.at(at) : null;
            if (mention != null) {
                found.add(mention);
            }
            at = mention == null ? at + 1 : mention.to();
        }
        return found;
    }

    private @Nullable Mention at(int at) {
        if (tokens.word(at) == Dictionary.UNKNOWN) {
            Mention numbered = numbered(at);
            return numbered != null ? numbered : misspelt(at);
        }
        Lexicon.Match match = Lexicon.match(tokens, at);
        if (match != null) {
            return labelled(match.label(), at, match.end(), false);
        }
        if (Vocabulary.means(tokens, at, Words.FINAL)
                && tokens.startsLine(at)
                && Lookahead.valueFollows(tokens, at + 1)) {
            return Mention.plain(Label.FINAL, at, at + 1);
        }
        if (Vocabulary.means(tokens, at, Words.PRICE) && tokens.startsLine(at)) {
            int end = Vocabulary.means(tokens, at + 1, Words.TRANSPARENT) ? at + 2 : at + 1;
            boolean valued = tokens.isAnySymbol(end, ":=") && Lookahead.valueFollows(tokens, end);
            return valued ? Mention.plain(Label.PRICE, at, end) : null;
        }
        return Vocabulary.means(tokens, at, Words.LETTER) ? letters.at(at) : null;
    }

    private @Nullable Mention labelled(Label label, int from, int to, boolean repaired) {
        return switch (label) {
            case TARGET -> target(from, to, repaired);
            case TARGETS -> targets(from, to, repaired);
            case BUY, SELL, ENTRY, STOP -> {
                boolean numbered = Lookahead.isCount(tokens, to)
                        && tokens.isAnySymbol(to + 1, ":=)º")
                        && Lookahead.valueFollows(tokens, to + 2);
                yield new Mention(label, from, numbered ? to + 1 : to, 0, repaired, false);
            }
            case ASSET, FINAL, PRICE, SWING, DAY, SCALP, FOREIGN -> new Mention(label, from, to, 0, repaired, false);
        };
    }

    private @Nullable Mention target(int from, int to, boolean repaired) {
        int before = ordinalBefore(from);
        if (before > 0) {
            return new Mention(Label.TARGET, from, to, before, repaired, false);
        }
        int counts = Lookahead.behindCounts(tokens, to);
        if (counts > to + 1 && tokens.isAnySymbol(counts, ":=") && Lookahead.valueFollows(tokens, counts + 1)) {
            return new Mention(Label.TARGETS, from, counts, 0, repaired, false);
        }
        int number = tokens.isAnySymbol(to, "#-") && tokens.gap(to) == 0 ? to + 1 : to;
        if (Lookahead.isCount(tokens, number)) {
            boolean valued = Lookahead.valueFollows(tokens, number + 1);
            boolean open = tokens.isAnySymbol(number + 1, ":=");
            if (valued || open || (number == to && isTalkedAbout(from, to + 1))) {
                int ordinal = tokens.smallInteger(number);
                return new Mention(Label.TARGET, from, number + 1, ordinal, repaired, !valued);
            }
        }
        boolean bare = to == from + 1 && tokens.length(from) == 2;
        boolean silent = !tokens.isNumber(to) && !Lookahead.valueFollows(tokens, to);
        return bare && silent ? null : new Mention(Label.TARGET, from, to, 0, repaired, false);
    }

    private Mention targets(int from, int to, boolean repaired) {
        int behind = Lookahead.behindCounts(tokens, to);
        boolean counts = behind > to && tokens.isAnySymbol(behind, ":=") && Lookahead.valueFollows(tokens, behind + 1);
        if (counts) {
            return new Mention(Label.TARGETS, from, behind, 0, repaired, false);
        }
        return new Mention(Label.TARGETS, from, to, 0, repaired, behind > to && isTalkedAbout(from, behind));
    }

    /// Whether the numbers of a target without a price name it: "no alvo 1", "alvo 1 atingido",
    /// "alvo 1 ✅".
    private boolean isTalkedAbout(int from, int behind) {
        if (tokens.isSymbol(behind, '✓') || Vocabulary.means(tokens, from - 1, Words.ARTICLE)) {
            return true;
        }
        return tokens.isWord(behind)
                && !Vocabulary.means(tokens, behind, Words.WITH | Words.MONEY)
                && Lexicon.match(tokens, behind) == null;
    }

    /// `1º alvo`, `1️⃣ Alvo`, `1) Alvo`, `primeiro alvo`.
    private int ordinalBefore(int from) {
        int spelt = Vocabulary.ordinal(tokens, from - 1);
        if (spelt > 0) {
            return spelt;
        }
        int at = from - 1;
        while (from - at <= MOST_MARKS && (tokens.isAnySymbol(at, "º)") || isRaised(at))) {
            at--;
        }
        boolean counts = Lookahead.isCount(tokens, at) && (at < from - 1 || tokens.startsLine(at));
        return counts ? tokens.smallInteger(at) : 0;
    }

    private boolean isRaised(int at) {
        return tokens.isWord(at) && tokens.length(at) == 1 && tokens.charAt(at, 0) == 'o';
    }

    /// `Alvo1`, `TP2`, `T1`: the word and its number in one.
    private @Nullable Mention numbered(int at) {
        int length = tokens.length(at);
        int digit = tokens.lastChar(at) - '0';
        if (length < 2 || length > LONGEST_NUMBERED || digit < 1 || digit > HIGHEST_ORDINAL) {
            return null;
        }
        boolean target = length == 2
                ? tokens.charAt(at, 0) == 't'
                : NUMBERED.indexOf(tokens.charAt(at, 0)) >= 0
                        && isTarget(tokens.text(at).substring(0, length - 1));
        return target ? new Mention(Label.TARGET, at, at + 1, digit, false, false) : null;
    }

    private static boolean isTarget(String stem) {
        return stem.equals("obj") || Lexicon.of(stem) == Label.TARGET;
    }

    /// A misspelt label counts only where a label would stand: at the start of a line or part, a
    /// number behind it.
    private @Nullable Mention misspelt(int at) {
        int length = tokens.length(at);
        boolean placed = length >= Typos.SHORTEST
                && length <= Typos.LONGEST
                && (tokens.startsLine(at) || tokens.isAnySymbol(at - 1, "|/;,-·") || tokens.isNumber(at - 1));
        Label label = placed ? Typos.repair(tokens.text(at)) : null;
        if (label == null) {
            return null;
        }
        if (label == Label.ASSET) {
            return tokens.isSymbol(at + 1, ':') ? new Mention(label, at, at + 1, 0, true, false) : null;
        }
        return Lookahead.valueFollows(tokens, at + 1) ? labelled(label, at, at + 1, true) : null;
    }
}
