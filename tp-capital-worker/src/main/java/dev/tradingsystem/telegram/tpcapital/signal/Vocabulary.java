package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Dictionary;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All words the parser knows, by number.
final class Vocabulary {

    static final Dictionary DICTIONARY;

    private static final Map<String, Integer> NUMBERS = new LinkedHashMap<>();
    private static final long[] MEANINGS;
    private static final int[] ORDINALS;

    static {
        Words.all().keySet().forEach(word -> NUMBERS.putIfAbsent(word, NUMBERS.size()));
        for (String phrase : Phrases.all().keySet()) {
            Phrases.words(phrase).forEach(word -> NUMBERS.putIfAbsent(word, NUMBERS.size()));
        }
        Typos.words().forEach(word -> NUMBERS.putIfAbsent(word, NUMBERS.size()));
        DICTIONARY = new Dictionary(List.copyOf(NUMBERS.keySet()));
        MEANINGS = new long[NUMBERS.size()];
        ORDINALS = new int[NUMBERS.size()];
        NUMBERS.forEach((word, number) -> {
            MEANINGS[number] = Words.all().getOrDefault(word, 0L);
            ORDINALS[number] = Words.ordinal(word);
        });
    }

    private Vocabulary() {}

    /// How many words there are.
    static int size() {
        return MEANINGS.length;
    }

    /// The number of a word, or [Dictionary#UNKNOWN].
    static int number(String word) {
        return NUMBERS.getOrDefault(word, Dictionary.UNKNOWN);
    }

    /// What a token means beside being a label; nothing when it is no word we know.
    static long meaning(Tokens tokens, int index) {
        int word = tokens.word(index);
        return word < 0 ? 0 : MEANINGS[word];
    }

    /// Whether a token has one of the meanings.
    static boolean means(Tokens tokens, int index, long meanings) {
        return (meaning(tokens, index) & meanings) != 0;
    }

    /// The number a token names as an ordinal, or 0.
    static int ordinal(Tokens tokens, int index) {
        int word = tokens.word(index);
        return word < 0 ? 0 : ORDINALS[word];
    }
}
