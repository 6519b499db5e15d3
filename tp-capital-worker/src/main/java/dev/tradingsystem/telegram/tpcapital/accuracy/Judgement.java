package dev.tradingsystem.telegram.tpcapital.accuracy;

import java.util.List;

/// How one row was read.
///
/// @param expected the kind it should have
/// @param actual the kind it was given
/// @param fields one entry for each field that was expected or produced
/// @param differences what is wrong, for a person; empty when the row is right
/// @param hardFailure whether a signal was made of what is none
record Judgement(
        CorpusRow row,
        String expected,
        String actual,
        List<Compared> fields,
        List<String> differences,
        boolean hardFailure) {

    /// A field of an expected or produced item.
    ///
    /// @param name the field's name; those of updates and cancellations carry their kind
    /// @param expected whether the row says something about it
    /// @param produced whether the parser said something about it
    /// @param right whether both said the same
    record Compared(String name, boolean expected, boolean produced, boolean right) {}

    boolean right() {
        return differences.isEmpty();
    }
}
