package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Token;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the labels of a text.
final class Mentions {

    private static final int HIGHEST_ORDINAL = 9;

    private final Tokens tokens;
    private final List<Mention> found = new ArrayList<>();

    private Mentions(Tokens tokens) {
        this.tokens = tokens;
    }

    static List<Mention> of(Tokens tokens) {
        var mentions = new Mentions(tokens);
        int at = 0;
        while (at < tokens.size()) {
            Mention mention = mentions.at(at);
            if (mention != null) {
                mentions.found.add(mention);
            }
            at = mention == null ? at + 1 : mention.to();
        }
        return List.copyOf(mentions.found);
    }

    private @Nullable Mention at(int at) {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.WORD) {
            return null;
        }
        Lexicon.Match match = Lexicon.match(tokens, at);
        if (match != null) {
            return labelled(match.label(), at, match.end(), false);
        }
        if (token.text().equals("final") && tokens.startsLine(at) && valueFollows(at + 1)) {
            return new Mention(Label.FINAL, at, at + 1, 0, false);
        }
        Mention numbered = numbered(token.text(), at);
        return numbered != null ? numbered : misspelt(token.text(), at);
    }

    private @Nullable Mention labelled(Label label, int from, int to, boolean repaired) {
        if (label != Label.TARGET) {
            return new Mention(label, from, to, 0, repaired);
        }
        int before = ordinalBefore(from);
        if (before > 0) {
            return new Mention(label, from, to, before, repaired);
        }
        int behind = tokens.get(to).smallInteger();
        if (behind >= 1 && behind <= HIGHEST_ORDINAL && !tokens.isPercent(to) && valueFollows(to + 1)) {
            return new Mention(label, from, to + 1, behind, repaired);
        }
        boolean bare = to == from + 1 && tokens.get(from).text().equals("tp");
        return bare && behind < 0 && !valueFollows(to) ? null : new Mention(label, from, to, 0, repaired);
    }

    /// `1º alvo`, `1️⃣ Alvo`, `1) Alvo`, `primeiro alvo`.
    private int ordinalBefore(int from) {
        int spelt = Words.ordinal(tokens.get(from - 1).text());
        if (spelt > 0) {
            return spelt;
        }
        int at = from - 1;
        boolean marked = false;
        while (tokens.get(at).isAnySymbol("º).") || tokens.get(at).isWord("o")) {
            marked = true;
            at--;
        }
        int number = tokens.get(at).smallInteger();
        boolean counts = number >= 1 && number <= HIGHEST_ORDINAL && (marked || tokens.startsLine(at));
        return counts && !tokens.get(at + 1).isSymbol('.') ? number : 0;
    }

    /// `Alvo1`, `TP2`, `T1`: the word and its number in one.
    private @Nullable Mention numbered(String word, int at) {
        int digit = word.charAt(word.length() - 1) - '0';
        if (word.length() < 2 || digit < 1 || digit > HIGHEST_ORDINAL) {
            return null;
        }
        String stem = word.substring(0, word.length() - 1);
        boolean target = stem.equals("t") || stem.equals("obj") || Lexicon.of(stem) == Label.TARGET;
        return target ? new Mention(Label.TARGET, at, at + 1, digit, false) : null;
    }

    /// A misspelt label counts only where a label would stand: at the start of a line or part, a
    /// number behind it.
    private @Nullable Mention misspelt(String word, int at) {
        Label label = Typos.repair(word);
        if (label == null) {
            return null;
        }
        Token before = tokens.get(at - 1);
        boolean placed = tokens.startsLine(at) || before.isAnySymbol("|/;,") || before.isNumber();
        if (!placed) {
            return null;
        }
        if (label == Label.ASSET) {
            return tokens.get(at + 1).isSymbol(':') ? new Mention(label, at, at + 1, 0, true) : null;
        }
        return valueFollows(at + 1) ? labelled(label, at, at + 1, true) : null;
    }

    /// Whether a number comes next, with nothing but signs, a currency, a remark in brackets or a
    /// line break between.
    private boolean valueFollows(int from) {
        int at = from;
        int breaks = 0;
        while (true) {
            Token token = tokens.get(at);
            if (token.isNumber()) {
                return true;
            }
            int behindRemark = Remarks.skip(tokens, at);
            if (behindRemark > at) {
                at = behindRemark;
            } else if (token.kind() == Token.Kind.LINE_BREAK && at < tokens.size() && breaks == 0) {
                breaks++;
                at++;
            } else if (token.kind() == Token.Kind.CURRENCY || token.isAnySymbol(":=-+@º).·✓>~")) {
                at++;
            } else {
                return false;
            }
        }
    }
}
