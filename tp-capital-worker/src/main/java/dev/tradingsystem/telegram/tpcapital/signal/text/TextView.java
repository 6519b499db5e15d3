package dev.tradingsystem.telegram.tpcapital.signal.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A text as it is compared: folded characters, each knowing its place in the original.
public final class TextView {

    private char[] chars;
    private int length;

    /// Where each character stands; `null` as long as it stands at its own index.
    private int @Nullable [] starts;

    private int @Nullable [] ends;

    private TextView(int capacity) {
        chars = new char[capacity];
    }

    /// Folds a text, in time linear in its length.
    public static TextView of(String text) {
        var view = new TextView(text.length());
        int at = view.takeKnown(text, 0);
        while (at < text.length()) {
            at = view.takeKnown(text, view.take(text, at));
        }
        return view;
    }

    /// How many folded characters there are.
    public int length() {
        return length;
    }

    /// The folded character there; NUL outside, so that looking ahead needs no guard.
    public char at(int index) {
        return index >= 0 && index < length ? chars[index] : '\0';
    }

    /// The folded characters from `start` to `end`.
    public String substring(int start, int end) {
        return new String(chars, start, end - start);
    }

    /// Where the folded characters from `start` to `end` stand in the original.
    public Span original(int start, int end) {
        return starts == null || ends == null ? new Span(start, end) : new Span(starts[start], ends[end - 1]);
    }

    /// Whether the folded characters from `start` on are those of a word.
    boolean holds(char[] word, int start) {
        return Arrays.equals(chars, start, start + word.length, word, 0, word.length);
    }

    /// Folds the characters from there on that each become one, and answers where to go on.
    /// Nearly all of a text is of this kind, so it is made to be fast.
    private int takeKnown(String text, int from) {
        int end = Math.min(text.length(), from + chars.length - length);
        int at = from;
        while (at < end) {
            char folded = Folding.single(text.charAt(at));
            if (folded == '\0') {
                break;
            }
            if (starts != null && ends != null) {
                starts[length] = at;
                ends[length] = at + 1;
            } else if (at != length) {
                keepPlaces();
                continue;
            }
            chars[length++] = folded;
            at++;
        }
        return at;
    }

    /// Folds what stands there and answers where to go on.
    private int take(String text, int at) {
        char c = text.charAt(at);
        if (c == '<' || c == '&') {
            int behind = Markup.skip(text, at);
            if (behind > at) {
                append(Markup.seen(text, at, behind), at, behind);
                return behind;
            }
        } else if (c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
            return at + 1;
        }
        int codePoint = Character.isHighSurrogate(c) ? text.codePointAt(at) : c;
        int next = at + Character.charCount(codePoint);
        char folded = Folding.fold(codePoint);
        if (folded == Folding.SEVERAL) {
            String all = Folding.expand(codePoint);
            for (int i = 0; i < all.length(); i++) {
                append(all.charAt(i), at, next);
            }
        } else if (folded != Folding.NOTHING) {
            append(folded, at, next);
        }
        return next;
    }

    private void append(char folded, int start, int end) {
        if (length == chars.length) {
            grow();
        }
        if (starts == null || ends == null) {
            if (start == length && end == start + 1) {
                chars[length++] = folded;
                return;
            }
            keepPlaces();
        }
        place(start, end);
        chars[length++] = folded;
    }

    private void place(int start, int end) {
        if (starts != null && ends != null) {
            starts[length] = start;
            ends[length] = end;
        }
    }

    private void grow() {
        chars = Arrays.copyOf(chars, length * 2 + 16);
        if (starts != null && ends != null) {
            starts = Arrays.copyOf(starts, chars.length);
            ends = Arrays.copyOf(ends, chars.length);
        }
    }

    /// From here on a character's place is no longer its index.
    private void keepPlaces() {
        int[] from = new int[chars.length];
        int[] to = new int[chars.length];
        for (int i = 0; i < length; i++) {
            from[i] = i;
            to[i] = i + 1;
        }
        starts = from;
        ends = to;
    }
}
