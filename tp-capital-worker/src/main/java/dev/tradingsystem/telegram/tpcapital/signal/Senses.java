package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;

/// What the words of a text mean, summed up by sentence, by line and over all, so that nobody
/// looks for a word that is not there.
final class Senses {

    /// A percentage stands there.
    static final long PERCENT = 1L << 59;
    /// A question mark stands there.
    static final long QUESTION = 1L << 60;
    /// A check mark stands there.
    static final long CHECK = 1L << 61;
    /// A number stands there, or a word that ends in a digit.
    static final long NUMBER = 1L << 62;

    private final Tokens tokens;
    private final long[] sentences;
    private final long[] lines;
    private long all;

    Senses(Tokens tokens) {
        this.tokens = tokens;
        this.sentences = new long[tokens.sentences()];
        this.lines = new long[tokens.lines()];
        for (int at = 0; at < tokens.size(); at++) {
            long sense = of(at);
            if (sense != 0) {
                sentences[tokens.sentence(at)] |= sense;
                lines[tokens.line(at)] |= sense;
                all |= sense;
            }
        }
    }

    /// Whether one of the meanings stands anywhere.
    boolean hold(long meanings) {
        return (all & meanings) != 0;
    }

    /// The meanings of the sentence a token stands in.
    long sentence(int token) {
        return sentences[tokens.sentence(token)];
    }

    /// The meanings of the line a token stands in.
    long line(int token) {
        return lines[tokens.line(token)];
    }

    private long of(int at) {
        return switch (tokens.kind(at)) {
            case WORD -> {
                char last = tokens.lastChar(at);
                long digit = last >= '0' && last <= '9' ? NUMBER : 0;
                yield Vocabulary.meaning(tokens, at) | digit;
            }
            case NUMBER -> NUMBER;
            case SYMBOL ->
                switch (tokens.symbol(at)) {
                    case '?' -> QUESTION;
                    case '✓' -> CHECK;
                    case '%' -> PERCENT;
                    default -> 0;
                };
            case CURRENCY, LINE_BREAK, LINK -> 0;
        };
    }
}
