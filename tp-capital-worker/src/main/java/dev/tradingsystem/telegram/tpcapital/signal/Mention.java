package dev.tradingsystem.telegram.tpcapital.signal;

import org.jspecify.annotations.Nullable;

/// A label where it stands.
///
/// @param from its first token
/// @param to the token behind it, and behind its ordinal
/// @param ordinal the number of a target, from 1; 0 when it has none
/// @param repaired whether it was misspelt
/// @param counting whether the numbers behind it count targets and are no prices
record Mention(Label label, int from, int to, int ordinal, boolean repaired, boolean counting) {

    /// A label as it stands in the book.
    static Mention plain(Label label, int from, int to) {
        return new Mention(label, from, to, 0, false, false);
    }

    /// The key under which two of them say the same: a target's number counts, other labels have
    /// none.
    @Nullable
    String targetKey() {
        if (label == Label.FINAL) {
            return "final";
        }
        return label == Label.TARGET && ordinal > 0 ? Integer.toString(ordinal) : null;
    }
}
