package dev.tradingsystem.telegram.tpcapital.signal.text;

import java.util.Arrays;

/// A list of numbers that grows.
final class Grown {

    private int[] values;
    private int size;

    Grown(int capacity) {
        values = new int[capacity];
    }

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    /// The newest; there must be one.
    int last() {
        return values[size - 1];
    }

    int[] values() {
        return Arrays.copyOf(values, size);
    }
}
