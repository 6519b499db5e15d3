package dev.tradingsystem.telegram.tpcapital.signal.text;

import java.util.ArrayList;
import java.util.List;

/// Cuts a view into tokens, in one pass.
final class Tokeniser {

    /// Nobody speaks longer; whoever looks around in a sentence shall not have to look at a whole
    /// book.
    private static final int LONGEST_SENTENCE = 80;

    private final TextView view;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line;
    private int sentence;
    private int sentenceBegin;

    Tokeniser(TextView view) {
        this.view = view;
    }

    List<Token> tokens() {
        while (at < view.length()) {
            char c = view.at(at);
            if (c == ' ') {
                at++;
            } else if (c == '\n') {
                add(Token.Kind.LINE_BREAK, "\n", at + 1);
                line++;
                endSentence();
            } else if (startsNumber()) {
                number();
            } else if (Character.isLetterOrDigit(c)) {
                word();
            } else {
                symbol(c);
            }
        }
        return tokens;
    }

    private void symbol(char c) {
        add(Token.Kind.SYMBOL, String.valueOf(c), at + 1);
        if (c == '.' || c == '!' || c == '?' || c == ';') {
            endSentence();
        }
    }

    private void endSentence() {
        sentence++;
        sentenceBegin = tokens.size();
    }

    private void word() {
        int end = at;
        while (Character.isLetterOrDigit(view.at(end))) {
            end++;
        }
        String text = view.substring(at, end);
        boolean money = text.equals("r") || text.equals("us") || text.equals("u");
        if (money && view.at(end) == '$') {
            add(Token.Kind.CURRENCY, text.equals("r") ? "r$" : "us$", end + 1);
        } else if (startsLink(text, end)) {
            add(Token.Kind.LINK, text, endOfLink(end));
        } else {
            add(Token.Kind.WORD, text, end);
        }
    }

    private boolean startsLink(String text, int end) {
        return switch (text) {
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

    private boolean startsNumber() {
        char c = view.at(at);
        if (isDigit(c)) {
            return !(view.at(at + 1) == 'x' && isDigit(view.at(at + 2)));
        }
        boolean free = !Character.isLetterOrDigit(view.at(at - 1));
        if (isSeparator(c)) {
            return free && isDigit(view.at(at + 1));
        }
        return free && c == 'o' && isSeparator(view.at(at + 1)) && isDigit(view.at(at + 2));
    }

    private void number() {
        var digits = new StringBuilder(8);
        boolean separated = false;
        int end = at;
        while (true) {
            char c = view.at(end);
            if (isDigit(c)) {
                digits.append(c);
            } else if (isSeparator(c) && isDigitLike(end + 1)) {
                digits.append(c);
                separated = true;
            } else if (c == 'o' && (end == at || isZero(end, separated))) {
                digits.append('0');
            } else {
                break;
            }
            end++;
        }
        add(Token.Kind.NUMBER, digits.toString(), end);
    }

    /// A letter O inside a number is a zero; behind a whole number it is the raised letter of "1o
    /// alvo".
    private boolean isZero(int index, boolean separated) {
        char next = view.at(index + 1);
        boolean inside = isDigit(next) || (isSeparator(next) && isDigitLike(index + 2));
        return inside || (separated && !Character.isLetter(next));
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

    private void add(Token.Kind kind, String text, int end) {
        if (tokens.size() - sentenceBegin >= LONGEST_SENTENCE) {
            endSentence();
        }
        tokens.add(new Token(kind, text, at, end, line, sentence));
        at = end;
    }
}
