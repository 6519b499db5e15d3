package dev.tradingsystem.telegram.tpcapital.signal.text;

import java.text.Normalizer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What one code point of the original becomes in the view: nothing, one folded character, or a
/// few.
///
/// Letters lose case, accents and style, every space is a blank, every dash a `-`, what is only
/// seen is one symbol. What was folded once is kept in a table, so that a text of rare characters
/// costs no more than another.
final class Folding {

    /// Every check mark.
    static final char CHECK = '✓';
    /// The raised letter of ordinal numbers.
    static final char ORDINAL = 'º';
    /// Any emoji, arrow or bullet.
    static final char ORNAMENT = '·';
    /// Stands for a code point of which nothing is left.
    static final char NOTHING = 1;
    /// Stands for a code point that becomes several characters; see [#expand].
    static final char SEVERAL = 2;

    private static final char UNKNOWN = 0;
    private static final int PLANE = 0x10000;

    /// Filled on demand; two threads may fold the same character at once, to the same result.
    private static final char[] BASIC = new char[PLANE];

    private static final Map<Integer, String> EXPANSIONS = new ConcurrentHashMap<>();

    /// The plane of emoji and styled letters, filled likewise.
    private static final char[] SECOND = new char[PLANE];

    private Folding() {}

    /// The one folded character of a UTF-16 unit that was folded before. NUL when it needs a
    /// closer look: as a part of markup, of a line end or of a pair.
    static char single(char unit) {
        char folded = BASIC[unit];
        boolean special = folded <= SEVERAL || unit == '<' || unit == '&' || unit == '\r';
        return special || Character.isSurrogate(unit) ? '\0' : folded;
    }

    /// The folded character, or [#NOTHING], or [#SEVERAL].
    static char fold(int codePoint) {
        if (codePoint >= 2 * PLANE) {
            return isInvisible(codePoint) ? NOTHING : ORNAMENT;
        }
        char[] table = codePoint < PLANE ? BASIC : SECOND;
        int index = codePoint & (PLANE - 1);
        char folded = table[index];
        if (folded == UNKNOWN) {
            String text = expansion(codePoint);
            folded = text.isEmpty() ? NOTHING : text.length() == 1 ? text.charAt(0) : SEVERAL;
            table[index] = folded;
        }
        return folded;
    }

    /// All characters a code point becomes.
    static String expand(int codePoint) {
        return EXPANSIONS.computeIfAbsent(codePoint, Folding::expansion);
    }

    private static String expansion(int codePoint) {
        return codePoint < 0x80 ? ascii((char) codePoint) : other(codePoint);
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
            case '“', '”', '„', '«', '»' -> "\"";
            case '‘', '’' -> "'";
            default -> isInvisible(codePoint) ? "" : byType(codePoint);
        };
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.CONTROL -> true;
            default -> false;
        };
    }

    private static String byType(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR -> " ";
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> "\n";
            case Character.DASH_PUNCTUATION -> "-";
            case Character.OTHER_SYMBOL, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE ->
                styled(codePoint);
            default -> compatible(codePoint);
        };
    }

    /// Circled and squared letters and digits are letters and digits; other symbols are ornament.
    private static String styled(int codePoint) {
        String folded = Character.getType(codePoint) == Character.OTHER_SYMBOL ? compatible(codePoint) : "";
        boolean plain = folded.length() == 1 && Character.isLetterOrDigit(folded.charAt(0));
        return plain ? folded : String.valueOf(ORNAMENT);
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
        } else if (Character.isLetter(codePoint) && codePoint < PLANE) {
            folded.append((char) Character.toLowerCase(codePoint));
        } else if (Character.getType(codePoint) != Character.NON_SPACING_MARK) {
            folded.append(ORNAMENT);
        }
    }
}
