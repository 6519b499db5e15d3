package dev.tradingsystem.telegram.tpcapital.signal.text;

/// Finds HTML tags and entities, which are no part of what a message says.
final class Markup {

    private static final String[] TAGS = {
        "a", "b", "br", "code", "del", "em", "i", "ins", "p", "pre", "s", "span", "strong", "u"
    };

    private static final String[] ENTITIES = {"&nbsp;", "&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};

    private static final String MEANT = " &<>\"'";

    /// A longer one is taken for text, so that a stray `<` costs a bounded look ahead.
    private static final int LONGEST = 256;

    private Markup() {}

    /// The index behind the tag or entity that starts here, or `at` when none does.
    static int skip(String text, int at) {
        return text.charAt(at) == '<' ? behindTag(text, at) : behindEntity(text, at);
    }

    /// What the markup from `at` to `end` looks like to a reader.
    static char seen(String text, int at, int end) {
        if (text.charAt(at) == '&') {
            return MEANT.charAt(entity(text, at));
        }
        int name = name(text, at);
        boolean breaks = isNamed(text, name, "br") || isNamed(text, name, "p");
        return breaks ? '\n' : ' ';
    }

    private static int behindTag(String text, int at) {
        int name = name(text, at);
        for (String tag : TAGS) {
            if (isNamed(text, name, tag)) {
                int close = text.indexOf('>', name, Math.min(text.length(), at + LONGEST));
                return close < 0 ? at : close + 1;
            }
        }
        return at;
    }

    /// Where the name of a tag begins.
    private static int name(String text, int at) {
        return at + 1 < text.length() && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
    }

    private static boolean isNamed(String text, int name, String tag) {
        int end = name + tag.length();
        boolean ends = end >= text.length() || !Character.isLetterOrDigit(text.charAt(end));
        return ends && text.regionMatches(true, name, tag, 0, tag.length());
    }

    private static int behindEntity(String text, int at) {
        int entity = entity(text, at);
        return entity < 0 ? at : at + ENTITIES[entity].length();
    }

    private static int entity(String text, int at) {
        for (int i = 0; i < ENTITIES.length; i++) {
            if (text.regionMatches(true, at, ENTITIES[i], 0, ENTITIES[i].length())) {
                return i;
            }
        }
        return -1;
    }
}
