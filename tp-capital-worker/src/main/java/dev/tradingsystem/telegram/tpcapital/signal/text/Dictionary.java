package dev.tradingsystem.telegram.tpcapital.signal.text;

import java.util.Arrays;
import java.util.List;

/// Words by number, found in a view without cutting them out of it.
public final class Dictionary {

    /// The number of a word that is not in it.
    public static final int UNKNOWN = -1;

    private static final int FREE = -1;

    private final char[][] words;
    private final int[] slots;

    /// A dictionary in which each word has its index as number.
    ///
    /// @param words folded, each once
    public Dictionary(List<String> words) {
        this.words = words.stream().map(String::toCharArray).toArray(char[][]::new);
        this.slots = new int[Integer.highestOneBit(words.size() * 4 + 1) * 2];
        Arrays.fill(slots, FREE);
        for (int number = 0; number < this.words.length; number++) {
            int slot = slot(hash(this.words[number]));
            while (slots[slot] != FREE) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = number;
        }
    }

    /// Adds a character to the hash of those before it; an empty word's hash is 0.
    static int hash(int hash, char c) {
        return hash * 31 + c;
    }

    /// The number of the word from `start` to `end`, or [#UNKNOWN].
    int find(TextView view, int start, int end, int hash) {
        int slot = slot(hash);
        for (int number = slots[slot]; number != FREE; number = slots[slot]) {
            char[] word = words[number];
            if (word.length == end - start && view.holds(word, start)) {
                return number;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return UNKNOWN;
    }

    private int slot(int hash) {
        return (hash ^ (hash >>> 15)) & (slots.length - 1);
    }

    private static int hash(char[] word) {
        int hash = 0;
        for (char c : word) {
            hash = hash(hash, c);
        }
        return hash;
    }
}
