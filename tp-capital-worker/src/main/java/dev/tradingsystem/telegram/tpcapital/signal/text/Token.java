package dev.tradingsystem.telegram.tpcapital.signal.text;

/// The smallest thing that has a meaning.
///
/// @param kind what it is
/// @param text folded; a number keeps its separators
/// @param start its first character in the view
/// @param end the character behind its last in the view
/// @param line the line it stands on, from 0
/// @param sentence the sentence it stands in, from 0; a line break ends one
public record Token(Kind kind, String text, int start, int end, int line, int sentence) {

    /// What a token can be.
    public enum Kind {
        WORD,
        NUMBER,
        CURRENCY,
        SYMBOL,
        LINE_BREAK,
        LINK
    }

    /// Whether it is that word.
    public boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    /// Whether it is that sign.
    public boolean isSymbol(char sign) {
        return kind == Kind.SYMBOL && text.charAt(0) == sign;
    }

    /// Whether it is one of those signs.
    public boolean isAnySymbol(String signs) {
        return kind == Kind.SYMBOL && signs.indexOf(text.charAt(0)) >= 0;
    }

    /// Whether it is a number.
    public boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    /// Its value when it is a whole number of one or two digits, else -1.
    public int smallInteger() {
        if (kind != Kind.NUMBER || text.length() > 2) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
