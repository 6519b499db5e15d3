package dev.tradingsystem.telegram.standalone.monitoring.live;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/// Finds what an expression of PromQL looks at: each metric with its matchers, without what is
/// made of it.
final class Selectors {

    private static final Set<String> BEFORE_LABELS =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> WORDS =
            Set.of("and", "or", "unless", "bool", "offset", "atan2", "inf", "nan", "group_left", "group_right");

    private final String text;
    private final Set<String> found = new LinkedHashSet<>();
    private int at;

    private Selectors(String text) {
        this.text = text;
    }

    /// The selectors in the order in which they stand there, each once.
    static Set<String> in(String expression) {
        var scan = new Selectors(expression);
        while (scan.at < expression.length()) {
            scan.step();
        }
        return scan.found;
    }

    private void step() {
        char c = text.charAt(at);
        if (c == '"' || c == '\'') {
            string(c);
        } else if (c == '[') {
            to(']');
        } else if (Character.isDigit(c)) {
            word();
        } else if (isOfWord(c)) {
            named();
        } else if (c == '{') {
            int begin = at;
            braces();
            found.add(text.substring(begin, at));
        } else {
            at++;
        }
    }

    private void named() {
        String word = word();
        int end = at;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        char next = at < text.length() ? text.charAt(at) : ' ';
        if (next == '(') {
            if (BEFORE_LABELS.contains(word)) {
                to(')');
            }
        } else if (next == '{' && !WORDS.contains(word)) {
            int begin = at;
            braces();
            found.add(word + text.substring(begin, at));
        } else if (!WORDS.contains(word) && !BEFORE_LABELS.contains(word) && !isAggregation()) {
            found.add(word);
            at = end;
        }
    }

    /// Whether labels to keep or to drop come next: `sum by (queue) (…)`.
    private boolean isAggregation() {
        return Stream.of("by", "without")
                .anyMatch(word -> text.startsWith(word, at) && !isOfWord(text.charAt(at + word.length())));
    }

    private String word() {
        int begin = at;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        return text.substring(begin, at);
    }

    private void braces() {
        while (text.charAt(at) != '}') {
            if (text.charAt(at) == '"') {
                string('"');
            } else {
                at++;
            }
        }
        at++;
    }

    private void string(char quote) {
        at++;
        while (text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void to(char end) {
        at = text.indexOf(end, at) + 1;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == ':' || c == '.';
    }
}
