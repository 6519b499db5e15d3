package dev.tradingsystem.telegram.tpcapital.signal.text;

import java.util.Arrays;

/// A text as it is compared: folded characters, each knowing its place in the original.
public final class TextView {

    private char[] chars;
    private int[] starts;
    private int[] ends;
    private int length;

    private TextView(int capacity) {
        chars = new char[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
    }

    /// Folds a text, in time linear in its length.
    public static TextView of(String text) {
        var view = new TextView(text.length() + 16);
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            int next = codePoint == '<' ? Markup.skip(text, at) : at;
            if (next > at) {
                view.append(" ", at, next);
                at = next;
                continue;
            }
            next = at + Character.charCount(codePoint);
            view.append(Folding.fold(codePoint), at, next);
            at = next;
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
        return new Span(starts[start], ends[end - 1]);
    }

    private void append(String folded, int start, int end) {
        for (int i = 0; i < folded.length(); i++) {
            if (length == chars.length) {
                grow();
            }
            chars[length] = folded.charAt(i);
            starts[length] = start;
            ends[length] = end;
            length++;
        }
    }

    private void grow() {
        int capacity = length * 2;
        chars = Arrays.copyOf(chars, capacity);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
    }
}
