package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds labels, in a trie over words; the longest phrase wins.
final class Lexicon {

    /// By the first word.
    private static final @Nullable Node[] FIRST = new @Nullable Node[Vocabulary.size()];

    static {
        Phrases.all().forEach(Lexicon::add);
    }

    private Lexicon() {}

    /// A label found, and the token behind it.
    record Match(Label label, int end) {}

    /// The longest label that starts at a token, or `null`.
    static @Nullable Match match(Tokens tokens, int from) {
        int word = tokens.word(from);
        Node node = word < 0 ? null : FIRST[word];
        Label label = null;
        int end = from;
        int at = from;
        while (node != null) {
            at++;
            if (node.label != null) {
                label = node.label;
                end = at;
            }
            if (node.next.isEmpty()) {
                break;
            }
            if (tokens.isSymbol(at, '-') && tokens.touchesNext(at - 1)) {
                at++;
            }
            node = node.next.get(tokens.word(at));
        }
        return label == null ? null : new Match(label, end);
    }

    /// The label of a single word, or `null`.
    static @Nullable Label of(String word) {
        int number = Vocabulary.number(word);
        Node node = number < 0 ? null : FIRST[number];
        return node == null ? null : node.label;
    }

    private static void add(String phrase, Label label) {
        Node node = null;
        for (String word : Phrases.words(phrase)) {
            int number = Vocabulary.number(word);
            if (node == null) {
                Node first = FIRST[number];
                node = first == null ? new Node() : first;
                FIRST[number] = node;
            } else {
                node = node.next.computeIfAbsent(number, _ -> new Node());
            }
        }
        if (node != null) {
            node.label = label;
        }
    }

    private static final class Node {
        private final Map<Integer, Node> next = new HashMap<>();
        private @Nullable Label label;
    }
}
