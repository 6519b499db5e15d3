package dev.tradingsystem.telegram.tpcapital.signal.text;

import java.util.Locale;
import java.util.Set;

/// Finds HTML tags, which are no part of what a message says.
final class Markup {

    private static final Set<String> TAGS =
            Set.of("a", "b", "br", "code", "del", "em", "i", "ins", "p", "pre", "s", "span", "strong", "u");

    /// A longer one is taken for text, so that a stray `<` costs a bounded look ahead.
    private static final int LONGEST = 256;

    private Markup() {}

    /// The index behind the tag that starts here, or `at` when none does.
    static int skip(String text, int at) {
        int name = at + 1 < text.length() && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
        int end = name;
        while (end < text.length() && end - name < 8 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        if (!TAGS.contains(text.substring(name, end).toLowerCase(Locale.ROOT))) {
            return at;
        }
        int close = text.indexOf('>', end, Math.min(text.length(), end + LONGEST));
        return close < 0 ? at : close + 1;
    }
}
