package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;

/// Tells what is said from what is denied, asked, guessed, or said for the case that something
/// happens.
final class Speech {

    private static final int REACH_OF_NOT = 3;

    private final Ground ground;
    private final Tokens tokens;
    private final long idle;

    /// @param beside whether an order stands in the same message, to which yesterday's news are a
    ///     preface
    Speech(Ground ground, boolean beside) {
        this.ground = ground;
        this.idle = Senses.QUESTION | Words.ALMOST | (beside ? Words.YESTERDAY : 0);
        this.tokens = ground.tokens();
    }

    /// The first token between two that says one of the meanings and means it, or -1.
    int said(long meanings, int from, int to) {
        for (int at = from; at < to; at++) {
            if (ground.means(at, meanings) && !isDenied(at, from)) {
                return at;
            }
        }
        return -1;
    }

    /// Whether a "not" stands close before a word, in the same breath.
    boolean isDenied(int at, int from) {
        for (int before = at - 1; before >= Math.max(from, at - REACH_OF_NOT); before--) {
            if (ground.means(before, Words.NOT)) {
                return true;
            }
            if (ground.means(before, Words.AND) || tokens.isSymbol(before, ',')) {
                return false;
            }
        }
        return false;
    }

    /// Whether a stretch of one sentence reports nothing, whatever words stand in it.
    boolean isIdle(int from, int to) {
        long sense = ground.senses().sentence(from);
        if ((sense & idle) != 0) {
            return true;
        }
        boolean guessed = (sense & (Words.GUESS | Words.MAY)) != 0 && guesses(from, to);
        return guessed || waits(sense, from, to);
    }

    private boolean guesses(int from, int to) {
        for (int at = from; at < to; at++) {
            boolean asset = !ground.tickers(at - 1, at).isEmpty();
            if (ground.means(at, Words.GUESS) || (asset && ground.means(at, Words.MAY))) {
                return true;
            }
        }
        return false;
    }

    /// "Se bater o alvo 1, …", "quando atingir …", "ao atingir …".
    private boolean waits(long sense, int from, int to) {
        if ((sense & (Words.IF | Words.WHEN | Words.TRANSPARENT)) == 0) {
            return false;
        }
        for (int at = from; at < to && !ground.means(at, Words.ENDS_AN_ORDER); at++) {
            boolean infinitive = tokens.isWord(at + 1) && tokens.lastChar(at + 1) == 'r';
            boolean on =
                    infinitive && tokens.length(at) == 2 && tokens.charAt(at, 0) == 'a' && tokens.lastChar(at) == 'o';
            if (on || ground.means(at, Words.IF | Words.WHEN)) {
                return true;
            }
        }
        return false;
    }
}
