package dev.tradingsystem.telegram.reliability.check;

import java.util.List;

/// A broken promise.
///
/// @param where log, messages, coverage, worker or the name of a reader
/// @param what a sentence
/// @param history all that is known of the message, in order
public record Finding(Kind kind, String where, String what, List<String> history) {

    /// Which promise.
    public enum Kind {
        LOST,
        DOUBLED,
        OUT_OF_ORDER,
        WRONG_VERSION,
        FALSE_VERDICT
    }

    public Finding {
        history = List.copyOf(history);
    }

    @Override
    public String toString() {
        return "%s in %s: %s%n    %s".formatted(kind, where, what, String.join("\n    ", history));
    }
}
