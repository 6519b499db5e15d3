package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.List;
import java.util.function.ToIntFunction;

/// Finds things by the token they stand at, in lists that are in text order.
final class Positions {

    private Positions() {}

    /// The index of the first that stands at a token or behind it; the list's size when none
    /// does.
    static <T> int firstFrom(List<T> list, ToIntFunction<T> place, int token) {
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (place.applyAsInt(list.get(middle)) < token) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
