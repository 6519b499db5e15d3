package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// Everything that stands in a text before anybody decides what it means.
///
/// @param fields every label with its values, in text order
/// @param tickers every ticker, in text order
/// @param senses what the words of each sentence and line mean, all together
/// @param firstLine the first line that holds a word, or 0
record Ground(
        String text,
        Tokens tokens,
        MentionIndex mentions,
        List<Field> fields,
        List<TickerAt> tickers,
        Senses senses,
        int firstLine) {

    static Ground of(String text, Tokens tokens, Senses senses) {
        var mentions = new MentionIndex(tokens);
        List<TickerAt> tickers = TickerSearch.in(tokens, mentions);
        List<Field> fields = new ArrayList<>(mentions.all().size());
        for (Mention mention : mentions.all()) {
            fields.add(Binder.bind(tokens, mentions, mention));
        }
        Table.fill(tokens, mentions, fields);
        return new Ground(text, tokens, mentions, fields, tickers, senses, firstLine(tokens));
    }

    /// The tickers between two tokens.
    List<TickerAt> tickers(int from, int to) {
        return between(tickers, TickerAt::from, from, to);
    }

    /// The fields whose labels stand between two tokens.
    List<Field> fields(int from, int to) {
        return between(fields, field -> field.mention().from(), from, to);
    }

    /// Whether a token has one of the meanings.
    boolean means(int token, long meanings) {
        return Vocabulary.means(tokens, token, meanings);
    }

    /// The first token between two with one of the meanings, or -1.
    int find(long meanings, int from, int to) {
        for (int at = from; at < to; at++) {
            if (means(at, meanings)) {
                return at;
            }
        }
        return -1;
    }

    /// Whether a token between two has one of the meanings.
    boolean holds(long meanings, int from, int to) {
        return find(meanings, from, to) >= 0;
    }

    /// How many words stand between two tokens, counted up to a limit.
    int words(int from, int to, int limit) {
        int words = 0;
        for (int at = from; at < to && words < limit; at++) {
            words += tokens.isWord(at) ? 1 : 0;
        }
        return words;
    }

    private static <T> List<T> between(List<T> list, ToIntFunction<T> place, int from, int to) {
        int first = Positions.firstFrom(list, place, from);
        return list.subList(first, Math.max(first, Positions.firstFrom(list, place, to)));
    }

    private static int firstLine(Tokens tokens) {
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.isWord(at)) {
                return tokens.line(at);
            }
        }
        return 0;
    }
}
