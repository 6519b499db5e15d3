package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// An instruction that a person must look at; it never becomes a signal by itself.
///
/// @param reasons every check that failed
/// @param draft what could be read
public record Review(Set<Reason> reasons, Draft draft, Spans spans) implements Finding {

    public Review {
        reasons = Collections.unmodifiableSet(new TreeSet<>(reasons));
    }
}
