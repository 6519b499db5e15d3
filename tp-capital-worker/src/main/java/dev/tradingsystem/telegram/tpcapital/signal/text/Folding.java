package dev.tradingsystem.telegram.tpcapital.signal.text;

import java.text.Normalizer;

/// What one code point of the original becomes in the view: nothing, one folded character, or a
/// few.
///
/// Letters lose case, accents and style, every space is a blank, every dash a `-`, what is only
/// seen is one symbol.
final class Folding {

    /// Every check mark.
    static final char CHECK = '✓';
    /// The raised letter of ordinal numbers.
    static final char ORDINAL = 'º';
    /// Any emoji, arrow or bullet.
    static final char ORNAMENT = '·';

    /// Latin letters with accents are common enough to be folded once.
    private static final int TABLE_END = 0x180;

    private static final String[] TABLE = new String[TABLE_END];

    static {
        for (int c = 0; c < TABLE_END; c++) {
            TABLE[c] = c < 0x80 ? ascii((char) c) : other(c);
        }
    }

    private Folding() {}

    static String fold(int codePoint) {
        return codePoint < TABLE_END ? TABLE[codePoint] : other(codePoint);
    }

    private static String ascii(char c) {
        return switch (c) {
            case '\n', '\r' -> "\n";
            case '\t' -> " ";
            case '*', '_', '`' -> "";
            default -> c < ' ' || c == 0x7f ? "" : String.valueOf(Character.toLowerCase(c));
        };
    }

    private static String other(int codePoint) {
        return switch (codePoint) {
            case 'º', 'ª', '°' -> String.valueOf(ORDINAL);
            case '✅', '✔', '☑' -> String.valueOf(CHECK);
            case '−' -> "-";
            default -> byType(codePoint);
        };
    }

    private static String byType(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.CONTROL -> "";
            case Character.SPACE_SEPARATOR -> " ";
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> "\n";
            case Character.DASH_PUNCTUATION -> "-";
            case Character.OTHER_SYMBOL, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE ->
                String.valueOf(ORNAMENT);
            default -> compatible(codePoint);
        };
    }

    private static String compatible(int codePoint) {
        String plain = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
        var folded = new StringBuilder(plain.length());
        plain.codePoints().forEach(c -> appendPlain(c, folded));
        return folded.toString();
    }

    private static void appendPlain(int codePoint, StringBuilder folded) {
        if (codePoint < 0x80) {
            folded.append(ascii((char) codePoint));
        } else if (Character.isDigit(codePoint)) {
            folded.append((char) ('0' + Character.digit(codePoint, 10)));
        } else if (Character.isLetter(codePoint)) {
            folded.appendCodePoint(Character.toLowerCase(codePoint));
        } else if (Character.getType(codePoint) != Character.NON_SPACING_MARK) {
            folded.append(ORNAMENT);
        }
    }
}
