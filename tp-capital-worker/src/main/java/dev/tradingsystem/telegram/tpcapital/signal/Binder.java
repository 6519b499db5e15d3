package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Kind;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/// Gives each label the numbers behind it: a number belongs to the nearest label before it, and a
/// word that is neither a label nor transparent keeps them apart.
final class Binder {

    private static final int MOST_WORDS_BEFORE_COLON = 3;
    private static final int MOST_LINE_BREAKS = 2;
    private static final String SIGNS = ":=-@~>·✓+$.|;\"'#";

    private final Tokens tokens;
    private final MentionIndex mentions;
    private final Mention mention;
    private final List<Amount> amounts = new ArrayList<>(2);
    private Field.Bound bound = Field.Bound.NONE;
    private boolean atMarket;
    private boolean percent;
    private boolean dollars;
    private boolean between;
    private boolean tickerSeen;
    private int breaks;
    private int end;

    private Binder(Tokens tokens, MentionIndex mentions, Mention mention) {
        this.tokens = tokens;
        this.mentions = mentions;
        this.mention = mention;
    }

    static Field bind(Tokens tokens, MentionIndex mentions, Mention mention) {
        return new Binder(tokens, mentions, mention).field();
    }

    private Field field() {
        boolean silent = mention.counting() || mention.label().isType();
        int at = mention.to();
        int next = silent ? at : step(at);
        while (next > at) {
            at = next;
            next = step(at);
        }
        return new Field(mention, amounts, bound, atMarket, percent && amounts.isEmpty(), dollars, end);
    }

    /// The token to go on with, or `at` when the label's reach ends here.
    private int step(int at) {
        if (at >= tokens.size() || mentions.covers(at)) {
            return at;
        }
        return switch (tokens.kind(at)) {
            case NUMBER -> number(at);
            case CURRENCY -> {
                dollars |= tokens.isDollar(at);
                yield at + 1;
            }
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
        int price = Sequence.behindListNumber(tokens, at, mention.label() == Label.TARGETS ? 1 : 0);
        if (price == at && isNoPrice(at)) {
            return tokens.isWord(at + 1) && !mentions.covers(at + 1) ? at + 2 : at;
        }
        if (accept(price)) {
            new Sequence(tokens, mentions, mention.label(), between).behind(price, this::accept);
            joinCurrency();
        }
        return at;
    }

    private boolean isNoPrice(int at) {
        return !PriceTokens.canBe(tokens, at) || (bound == Field.Bound.UPPER && PriceTokens.isDate(tokens, at));
    }

    private boolean accept(int at) {
        Numeral numeral = PriceTokens.canBe(tokens, at) ? Numeral.of(tokens.text(at)) : null;
        if (numeral != null) {
            amounts.add(new Amount(numeral, at));
            end = at + 1;
        }
        return numeral != null;
    }

    /// "12,40 USD".
    private void joinCurrency() {
        dollars |= tokens.isWord(end) && tokens.text(end).equals("usd");
    }

    private int symbol(int at) {
        int behind = Remarks.skip(tokens, at);
        if (behind > at) {
            return behind;
        }
        if (tokens.isSymbol(at, '(')) {
            return tokens.isNumber(at + 1) || tokens.kind(at + 1) == Kind.CURRENCY ? at + 1 : at;
        }
        return tokens.isAnySymbol(at, SIGNS) ? at + 1 : at;
    }

    private int lineBreak(int at) {
        boolean value = tokens.isNumber(at + 1)
                || tokens.kind(at + 1) == Kind.CURRENCY
                || (tokens.isLineBreak(at + 1) && at + 1 < tokens.size());
        breaks++;
        return value && !percent && breaks <= MOST_LINE_BREAKS && !startsItem(at + 1) ? at + 1 : at;
    }

    /// `1) …` or `1️⃣ PETR4` behind a line break begins something new.
    private boolean startsItem(int at) {
        return mention.label() != Label.TARGETS
                && Lookahead.isCount(tokens, at)
                && (tokens.isAnySymbol(at + 1, ").º") || tokens.isWord(at + 1));
    }

    private int word(int at) {
        long meaning = Vocabulary.meaning(tokens, at);
        if ((meaning & Words.AT_MARKET) != 0 && mention.label().isEntry()) {
            atMarket = true;
            end = at + 1;
            return at;
        }
        if ((meaning & Words.UPPER_BOUND) != 0) {
            bound = Field.Bound.UPPER;
            return at + 1;
        }
        if ((meaning & Words.LOWER_BOUND) != 0) {
            bound = Field.Bound.LOWER;
            return at + 1;
        }
        if ((meaning & Words.TRANSPARENT) != 0) {
            between |= (meaning & Words.BETWEEN) != 0;
            dollars |= tokens.length(at) == 3 && tokens.text(at).equals("usd");
            return at + 1;
        }
        if (mention.label().isEntry() && !tickerSeen && Tickers.looksLike(tokens, at)) {
            tickerSeen = true;
            return at + 1;
        }
        return behindColon(at);
    }

    /// `Stop no fechamento: 27,00`: a colon binds over a few words of explanation.
    private int behindColon(int from) {
        boolean placed = tokens.startsLine(mention.from()) || tokens.isAnySymbol(mention.from() - 1, "|;");
        for (int at = from; placed && at <= from + MOST_WORDS_BEFORE_COLON; at++) {
            if (tokens.isSymbol(at, ':')) {
                return at + 1;
            }
            if (!tokens.isWord(at) || mentions.covers(at)) {
                return from;
            }
        }
        return from;
    }
}
