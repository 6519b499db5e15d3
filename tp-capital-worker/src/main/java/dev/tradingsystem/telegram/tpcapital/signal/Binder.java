package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Token;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/// Gives each label the numbers behind it: a number belongs to the nearest label before it, and a
/// word that is neither a label nor transparent keeps them apart.
final class Binder {

    private static final int MOST_WORDS_BEFORE_COLON = 3;

    private final Tokens tokens;
    private final MentionIndex mentions;
    private final Mention mention;
    private final List<Amount> amounts = new ArrayList<>();
    private Field.Bound bound = Field.Bound.NONE;
    private boolean atMarket;
    private boolean percent;
    private boolean dollars;
    private boolean between;
    private boolean tickerSeen;

    private Binder(Tokens tokens, MentionIndex mentions, Mention mention) {
        this.tokens = tokens;
        this.mentions = mentions;
        this.mention = mention;
    }

    static Field bind(Tokens tokens, MentionIndex mentions, Mention mention) {
        var binder = new Binder(tokens, mentions, mention);
        binder.walk();
        return new Field(
                mention,
                binder.amounts,
                binder.bound,
                binder.atMarket,
                binder.percent && binder.amounts.isEmpty(),
                binder.dollars);
    }

    private void walk() {
        int at = mention.to();
        int next = step(at);
        while (next > at) {
            at = next;
            next = step(at);
        }
    }

    /// The token to go on with, or `at` when the label's reach ends here.
    private int step(int at) {
        if (at >= tokens.size() || mentions.covers(at)) {
            return at;
        }
        Token token = tokens.get(at);
        return switch (token.kind()) {
            case NUMBER -> number(at);
            case CURRENCY -> currency(at);
            case SYMBOL -> symbol(at);
            case WORD -> word(at);
            case LINE_BREAK -> lineBreak(at);
            case LINK -> at;
        };
    }

    private int number(int at) {
        if (tokens.isPercent(at)) {
            percent = true;
            return at + 2;
        }
        if (accept(at)) {
            new Sequence(tokens, mentions, mention.label(), between).behind(at).forEach(this::accept);
        }
        return at;
    }

    private boolean accept(int at) {
        boolean time = tokens.get(at + 1).isSymbol(':') && tokens.get(at + 2).isNumber();
        Numeral numeral = time ? null : Numeral.of(tokens.get(at).text());
        if (numeral != null) {
            amounts.add(new Amount(numeral, at));
        }
        return numeral != null;
    }

    private int currency(int at) {
        dollars |= tokens.get(at).text().equals("us$");
        return at + 1;
    }

    private int symbol(int at) {
        int behind = Remarks.skip(tokens, at);
        if (behind > at) {
            return behind;
        }
        return tokens.get(at).isAnySymbol(":=-@~>·✓+$.") ? at + 1 : at;
    }

    private int lineBreak(int at) {
        Token next = tokens.get(at + 1);
        boolean value = next.isNumber() || next.kind() == Token.Kind.CURRENCY;
        return value && !percent && tokens.get(at - 1).kind() != Token.Kind.LINE_BREAK ? at + 1 : at;
    }

    private int word(int at) {
        String word = tokens.get(at).text();
        if (word.equals("mercado") && mention.label().isEntry()) {
            atMarket = true;
            return at;
        }
        if (Words.UPPER_BOUND.contains(word)) {
            bound = Field.Bound.UPPER;
            return at + 1;
        }
        if (Words.LOWER_BOUND.contains(word)) {
            bound = Field.Bound.LOWER;
            return at + 1;
        }
        if (Words.TRANSPARENT.contains(word)) {
            between |= word.equals("entre");
            dollars |= word.equals("usd");
            return at + 1;
        }
        if (mention.label().isEntry() && !tickerSeen && Tickers.of(word) != null) {
            tickerSeen = true;
            return at + 1;
        }
        return behindColon(at);
    }

    /// `Stop no fechamento: 27,00`: a colon binds over a few words of explanation.
    private int behindColon(int from) {
        boolean placed = tokens.startsLine(mention.from())
                || tokens.get(mention.from() - 1).isAnySymbol("|;");
        for (int at = from; placed && at <= from + MOST_WORDS_BEFORE_COLON; at++) {
            if (tokens.get(at).isSymbol(':')) {
                return at + 1;
            }
            if (tokens.get(at).kind() != Token.Kind.WORD || mentions.covers(at)) {
                return from;
            }
        }
        return from;
    }
}
