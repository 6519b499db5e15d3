package dev.tradingsystem.telegram.tpcapital.signal.text;

import java.util.Arrays;

/// Cuts a view into tokens, in one pass.
final class Tokeniser {

    /// Nobody speaks longer; whoever looks around in a sentence shall not have to look at a whole
    /// book.
    private static final int LONGEST_SENTENCE = 80;

    private static final String ORNAMENTS = "·✓->#(|\"'[";
    private static final String BEHIND_LIST_NUMBER = ").º:-]";

    private final TextView view;
    private final Dictionary dictionary;
    private final Grown lineBegins = new Grown(24);
    private final Grown lineHeads = new Grown(24);
    private final Grown sentenceBegins = new Grown(24);
    private Kind[] kinds;
    private int[] starts;
    private int[] ends;
    private int[] codes;
    private int[] lines;
    private int[] sentences;
    private int size;
    private int at;
    private int head = -1;
    private boolean numbered;

    Tokeniser(TextView view, Dictionary dictionary) {
        this.view = view;
        this.dictionary = dictionary;
        int capacity = view.length() / 2 + 8;
        kinds = new Kind[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
        codes = new int[capacity];
        lines = new int[capacity];
        sentences = new int[capacity];
    }

    Tokens tokens() {
        lineBegins.add(0);
        sentenceBegins.add(0);
        while (at < view.length()) {
            char c = view.at(at);
            if (c == ' ') {
                at++;
            } else if (c == '\n') {
                add(Kind.LINE_BREAK, 0, at + 1);
                endLine();
            } else if (startsNumber(c)) {
                add(Kind.NUMBER, 0, endOfNumber());
            } else if (isLetterOrDigit(c)) {
                word();
            } else {
                symbol(c);
            }
        }
        endLine();
        if (sentenceBegins.last() != size) {
            sentenceBegins.add(size);
        }
        return new Tokens(
                view,
                size,
                kinds,
                starts,
                ends,
                codes,
                lines,
                sentences,
                lineBegins.values(),
                lineHeads.values(),
                sentenceBegins.values());
    }

    private void symbol(char c) {
        add(Kind.SYMBOL, c, at + 1);
        if (c == '.' || c == '!' || c == '?' || c == ';') {
            endSentence();
        }
    }

    private void endSentence() {
        if (sentenceBegins.last() != size) {
            sentenceBegins.add(size);
        }
    }

    private void endLine() {
        lineHeads.add(head < 0 ? size : head);
        lineBegins.add(size);
        head = -1;
        numbered = false;
        endSentence();
    }

    private void word() {
        int end = at;
        int hash = 0;
        char c = view.at(end);
        while (isLetterOrDigit(c)) {
            hash = Dictionary.hash(hash, c);
            end++;
            c = view.at(end);
        }
        if (c == '$' && isMoney(end)) {
            add(Kind.CURRENCY, view.at(at), end + 1);
        } else if ((c == ':' || c == '.') && startsLink(end)) {
            add(Kind.LINK, 0, endOfLink(end));
        } else {
            add(Kind.WORD, dictionary.find(view, at, end, hash), end);
        }
    }

    /// `R$`, `US$`, `U$`.
    private boolean isMoney(int end) {
        char first = view.at(at);
        return switch (end - at) {
            case 1 -> first == 'r' || first == 'u';
            case 2 -> first == 'u' && view.at(at + 1) == 's';
            default -> false;
        };
    }

    private boolean startsLink(int end) {
        return switch (view.substring(at, Math.min(end, at + 6))) {
            case "http", "https" -> view.at(end) == ':' && view.at(end + 1) == '/';
            case "www" -> view.at(end) == '.';
            case "t" -> view.at(end) == '.' && view.at(end + 1) == 'm' && view.at(end + 2) == 'e';
            default -> false;
        };
    }

    private int endOfLink(int from) {
        int end = from;
        while (end < view.length() && view.at(end) != ' ' && view.at(end) != '\n') {
            end++;
        }
        return end;
    }

    private boolean startsNumber(char c) {
        if (isDigit(c)) {
            return !(view.at(at + 1) == 'x' && isDigit(view.at(at + 2)));
        }
        if (c == ',' || c == '.') {
            return isDigit(view.at(at + 1)) && !isLetterOrDigit(view.at(at - 1));
        }
        return c == 'o'
                && isSeparator(view.at(at + 1))
                && isDigit(view.at(at + 2))
                && !isLetterOrDigit(view.at(at - 1));
    }

    private int endOfNumber() {
        boolean separated = false;
        int end = at;
        while (true) {
            char c = view.at(end);
            if (isSeparator(c) && isDigitLike(end + 1)) {
                separated = true;
            } else if (!isDigit(c) && !(c == 'o' && (end == at || isZero(end, separated)))) {
                return end;
            }
            end++;
        }
    }

    /// A letter O inside a number is a zero; behind a whole number it is the raised letter of "1o
    /// alvo".
    private boolean isZero(int index, boolean separated) {
        char next = view.at(index + 1);
        boolean inside = isDigit(next) || (isSeparator(next) && isDigitLike(index + 2));
        return inside || (separated && !isLetterOrDigit(next));
    }

    private boolean isDigitLike(int index) {
        return isDigit(view.at(index)) || (view.at(index) == 'o' && !Character.isLetter(view.at(index + 1)));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSeparator(char c) {
        return c == ',' || c == '.';
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z')
                || isDigit(c)
                || (c >= 0x80 && c != Folding.ORDINAL && Character.isLetterOrDigit(c));
    }

    private void add(Kind kind, int code, int end) {
        if (size == kinds.length) {
            grow();
        }
        if (size - sentenceBegins.last() >= LONGEST_SENTENCE) {
            sentenceBegins.add(size);
        }
        kinds[size] = kind;
        starts[size] = at;
        ends[size] = end;
        codes[size] = code;
        lines[size] = lineHeads.size();
        sentences[size] = sentenceBegins.size() - 1;
        if (head < 0) {
            findHead(kind, (char) code, end - at);
        }
        size++;
        at = end;
    }

    /// Passes over ornaments and the number of a list at the start of a line.
    private void findHead(Kind kind, char sign, int length) {
        boolean ornament = kind == Kind.SYMBOL && ORNAMENTS.indexOf(sign) >= 0;
        boolean behindNumber = numbered && kind == Kind.SYMBOL && BEHIND_LIST_NUMBER.indexOf(sign) >= 0;
        if (kind == Kind.NUMBER && length <= 2 && !numbered) {
            numbered = true;
        } else if (!ornament && !behindNumber) {
            head = size;
        }
    }

    private void grow() {
        int capacity = size * 2;
        kinds = Arrays.copyOf(kinds, capacity);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
        codes = Arrays.copyOf(codes, capacity);
        lines = Arrays.copyOf(lines, capacity);
        sentences = Arrays.copyOf(sentences, capacity);
    }
}
