package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What came of a person's decision about a review.
public sealed interface ReviewDecision {

    /// It stands.
    ///
    /// @param state `accepted`, `corrected` or `rejected`
    /// @param signal what was made of it; `null` when it was rejected
    record Done(String state, @Nullable StoredSignal signal) implements ReviewDecision {}

    /// There is no such review.
    record Unknown() implements ReviewDecision {}

    /// It is no longer open.
    ///
    /// @param state what it is instead
    record Decided(String state) implements ReviewDecision {}

    /// The order contradicts itself or lacks a part; nothing was stored.
    ///
    /// @param reasons every check that failed
    record Invalid(Set<Reason> reasons) implements ReviewDecision {

        public Invalid {
            reasons = Collections.unmodifiableSet(new TreeSet<>(reasons));
        }
    }
}
