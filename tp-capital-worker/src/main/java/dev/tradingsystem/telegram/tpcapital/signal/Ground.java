package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Token;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Everything that stands in a text before anybody decides what it means.
///
/// @param fields every label with its values, in text order
/// @param tickers every ticker, in text order
record Ground(Tokens tokens, MentionIndex mentions, List<Field> fields, List<TickerAt> tickers) {

    static Ground of(Tokens tokens) {
        var mentions = new MentionIndex(tokens);
        List<Field> fields = new ArrayList<>();
        for (Mention mention : mentions.all()) {
            fields.add(Binder.bind(tokens, mentions, mention));
        }
        return new Ground(tokens, mentions, List.copyOf(fields), TickerSearch.in(tokens, mentions));
    }

    /// The tickers between two tokens.
    List<TickerAt> tickers(int from, int to) {
        return tickers.stream().filter(t -> t.from() >= from && t.from() < to).toList();
    }

    /// Whether one of the words stands between two tokens.
    boolean holds(Set<String> words, int from, int to) {
        return find(words, from, to) >= 0;
    }

    /// The first of the words between two tokens, or -1.
    int find(Set<String> words, int from, int to) {
        for (int at = from; at < to; at++) {
            if (words.contains(tokens.get(at).text())) {
                return at;
            }
        }
        return -1;
    }

    /// How many words stand between two tokens.
    int words(int from, int to) {
        int words = 0;
        for (int at = from; at < to; at++) {
            words += tokens.get(at).kind() == Token.Kind.WORD ? 1 : 0;
        }
        return words;
    }

    /// The first token of the sentence a token stands in.
    int sentenceStart(int token) {
        int at = token;
        while (at > 0 && tokens.get(at - 1).sentence() == tokens.get(token).sentence()) {
            at--;
        }
        return at;
    }

    /// The token behind the line a token stands in.
    int lineEnd(int token) {
        int at = token;
        while (at < tokens.size() && tokens.get(at).line() == tokens.get(token).line()) {
            at++;
        }
        return at;
    }

    /// The first token of the line a token stands in.
    int lineStart(int token) {
        int at = token;
        while (at > 0 && tokens.get(at - 1).line() == tokens.get(token).line()) {
            at--;
        }
        return at;
    }
}
