package dev.tradingsystem.telegram.standalone.reference;

import java.util.ArrayList;
import java.util.List;

/// `${FIRST:${SECOND:value}}` in a settings file.
///
/// @param names in the order they are asked
/// @param value what holds when none is set
record Placeholder(List<String> names, String value) {

    Placeholder {
        names = List.copyOf(names);
    }

    /// Those of a text that stand side by side; what is nested belongs to the outer one.
    static List<Placeholder> in(String text) {
        List<Placeholder> found = new ArrayList<>();
        for (int start = text.indexOf("${"); start >= 0; ) {
            int end = closing(text, start);
            found.add(of(text.substring(start + 2, end)));
            start = text.indexOf("${", end);
        }
        return found;
    }

    private static Placeholder of(String inner) {
        int colon = inner.indexOf(':');
        List<String> names = new ArrayList<>();
        names.add(colon < 0 ? inner : inner.substring(0, colon));
        String rest = colon < 0 ? "" : inner.substring(colon + 1);
        if (!rest.startsWith("${")) {
            return new Placeholder(names, rest);
        }
        Placeholder nested = in(rest).getFirst();
        names.addAll(nested.names());
        return new Placeholder(names, nested.value());
    }

    private static int closing(String text, int start) {
        int depth = 0;
        for (int at = start; at < text.length(); at++) {
            if (text.startsWith("${", at)) {
                depth++;
            } else if (text.charAt(at) == '}') {
                depth--;
                if (depth == 0) {
                    return at;
                }
            }
        }
        throw new IllegalArgumentException("a placeholder does not end: " + text);
    }
}
