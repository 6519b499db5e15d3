package dev.tradingsystem.telegram.gateway.ingest;

/// A piece of a source that could not be read.
///
/// @param source the source's name, such as a file name
/// @param position where in the source, as a person would look it up
/// @param reason a sentence saying what is wrong with it
/// @param raw what stands there, cut to [#RAW_LIMIT] bytes of UTF-8; empty when it could not be
///     told apart from the rest. It may hold what a database refuses, such as NUL
public record BrokenElement(String source, String position, String reason, String raw) {

    /// The most bytes of UTF-8 that are kept of an element.
    public static final int RAW_LIMIT = 64 * 1024;

    public BrokenElement {
        raw = cut(raw);
    }

    /// Never cuts a character in two.
    private static String cut(String text) {
        if (text.length() <= RAW_LIMIT / 3) {
            return text;
        }
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            bytes += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (bytes > RAW_LIMIT) {
                return text.substring(0, i);
            }
            i += Character.charCount(character);
        }
        return text;
    }
}
