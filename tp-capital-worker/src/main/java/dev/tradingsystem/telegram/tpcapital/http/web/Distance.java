package dev.tradingsystem.telegram.tpcapital.http.web;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How many letters must change to make one word of another.
final class Distance {

    private Distance() {}

    static int between(String from, String to) {
        int[] last = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 0; i < from.length(); i++) {
            int[] next = Arrays.copyOf(last, last.length);
            next[0] = i + 1;
            for (int j = 0; j < to.length(); j++) {
                int changed = last[j] + (from.charAt(i) == to.charAt(j) ? 0 : 1);
                next[j + 1] = Math.min(changed, 1 + Math.min(last[j + 1], next[j]));
            }
            last = next;
        }
        return last[to.length()];
    }
}
