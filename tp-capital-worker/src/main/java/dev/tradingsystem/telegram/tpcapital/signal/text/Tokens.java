package dev.tradingsystem.telegram.tpcapital.signal.text;

/// The tokens of a text, in order.
///
/// Outside, that is before the first and behind the last, stands a line break, so that looking
/// around needs no guard.
public final class Tokens {

    private final TextView view;
    private final int size;
    private final Kind[] kinds;
    private final int[] starts;
    private final int[] ends;
    private final int[] codes;
    private final int[] lines;
    private final int[] sentences;
    private final int[] lineBegins;
    private final int[] lineHeads;
    private final int[] sentenceBegins;

    Tokens(
            TextView view,
            int size,
            Kind[] kinds,
            int[] starts,
            int[] ends,
            int[] codes,
            int[] lines,
            int[] sentences,
            int[] lineBegins,
            int[] lineHeads,
            int[] sentenceBegins) {
        this.view = view;
        this.size = size;
        this.kinds = kinds;
        this.starts = starts;
        this.ends = ends;
        this.codes = codes;
        this.lines = lines;
        this.sentences = sentences;
        this.lineBegins = lineBegins;
        this.lineHeads = lineHeads;
        this.sentenceBegins = sentenceBegins;
    }

    /// Cuts a text into tokens.
    ///
    /// @param dictionary the words that have a number
    public static Tokens of(String text, Dictionary dictionary) {
        return new Tokeniser(TextView.of(text), dictionary).tokens();
    }

    /// How many there are.
    public int size() {
        return size;
    }

    /// What a token is.
    public Kind kind(int index) {
        return index >= 0 && index < size ? kinds[index] : Kind.LINE_BREAK;
    }

    /// Whether it is a word.
    public boolean isWord(int index) {
        return kind(index) == Kind.WORD;
    }

    /// Whether it is a number.
    public boolean isNumber(int index) {
        return kind(index) == Kind.NUMBER;
    }

    /// Whether it is a line break, or outside.
    public boolean isLineBreak(int index) {
        return kind(index) == Kind.LINE_BREAK;
    }

    /// The number of a word in the dictionary, or [Dictionary#UNKNOWN].
    public int word(int index) {
        return kind(index) == Kind.WORD ? codes[index] : Dictionary.UNKNOWN;
    }

    /// The sign, or NUL when it is none.
    public char symbol(int index) {
        return kind(index) == Kind.SYMBOL ? (char) codes[index] : '\0';
    }

    /// Whether it is that sign.
    public boolean isSymbol(int index, char sign) {
        return symbol(index) == sign;
    }

    /// Whether it is one of those signs.
    public boolean isAnySymbol(int index, String signs) {
        char symbol = symbol(index);
        return symbol != '\0' && signs.indexOf(symbol) >= 0;
    }

    /// Whether it is a currency that is dollars.
    public boolean isDollar(int index) {
        return kind(index) == Kind.CURRENCY && codes[index] != 'r';
    }

    /// What it says, folded; a letter O in a number is a zero.
    public String text(int index) {
        if (index < 0 || index >= size) {
            return "\n";
        }
        String text = view.substring(starts[index], ends[index]);
        return kinds[index] == Kind.NUMBER ? text.replace('o', '0') : text;
    }

    /// How many folded characters it has.
    public int length(int index) {
        return index >= 0 && index < size ? ends[index] - starts[index] : 0;
    }

    /// One of its folded characters; NUL outside it.
    public char charAt(int index, int at) {
        return at < length(index) ? view.at(starts[index] + at) : '\0';
    }

    /// Its last folded character.
    public char lastChar(int index) {
        return length(index) == 0 ? '\0' : view.at(ends[index] - 1);
    }

    /// How many blanks stand between a token and the next.
    public int gap(int index) {
        return index >= 0 && index + 1 < size ? starts[index + 1] - ends[index] : 0;
    }

    /// Whether nothing stands between a token and the next.
    public boolean touchesNext(int index) {
        return index >= 0 && index + 1 < size && starts[index + 1] == ends[index];
    }

    /// The line a token stands on, from 0; -1 outside.
    public int line(int index) {
        return index >= 0 && index < size ? lines[index] : -1;
    }

    /// The sentence a token stands in, from 0; -1 outside. A line break ends one.
    public int sentence(int index) {
        return index >= 0 && index < size ? sentences[index] : -1;
    }

    /// How many lines there are.
    public int lines() {
        return lineHeads.length;
    }

    /// How many sentences there are.
    public int sentences() {
        return sentenceBegins.length - 1;
    }

    /// The first token of a line.
    public int lineStart(int line) {
        return lineBegins[line];
    }

    /// The token behind a line, its line break included.
    public int lineEnd(int line) {
        return lineBegins[line + 1];
    }

    /// The first token of a sentence.
    public int sentenceStart(int sentence) {
        return sentenceBegins[sentence];
    }

    /// The token behind a sentence.
    public int sentenceEnd(int sentence) {
        return sentenceBegins[sentence + 1];
    }

    /// Whether a token is the first on its line that is no ornament and no number of a list.
    public boolean startsLine(int index) {
        int line = line(index);
        return line < 0 || index <= lineHeads[line];
    }

    /// Whether a number is a percentage.
    public boolean isPercent(int index) {
        return isSymbol(index + 1, '%');
    }

    /// The value of a whole number of one or two digits, else -1.
    public int smallInteger(int index) {
        int length = length(index);
        if (kind(index) != Kind.NUMBER || length > 2) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < length; i++) {
            int digit = charAt(index, i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /// The place in the original of the tokens from `from` to `to`.
    public Span original(int from, int to) {
        return view.original(starts[from], ends[to - 1]);
    }
}
