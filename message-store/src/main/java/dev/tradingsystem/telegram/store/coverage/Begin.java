package dev.tradingsystem.telegram.store.coverage;

import java.time.Instant;

/// From where on the history of a newly watched channel is wanted.
public sealed interface Begin {

    /// From the first message on.
    record All() implements Begin {}

    /// Only what is posted from now on.
    record None() implements Begin {}

    /// The newest ids, so many.
    record Last(long count) implements Begin {
        public Last {
            if (count < 1) {
                throw new IllegalArgumentException("the last %d ids are none".formatted(count));
            }
        }
    }

    /// What was sent at that time or later.
    record Since(Instant instant) implements Begin {}

    /// As it stands in SQL.
    default String word() {
        return switch (this) {
            case All _ -> "all";
            case None _ -> "none";
            case Last(long count) -> "last:" + count;
            case Since(Instant instant) -> "since:" + instant;
        };
    }

    /// What that word says.
    ///
    /// @throws IllegalArgumentException when it is none of ours
    static Begin of(String word) {
        if (word.equals("all")) {
            return new All();
        }
        if (word.equals("none")) {
            return new None();
        }
        if (word.startsWith("last:")) {
            return new Last(Long.parseLong(word.substring("last:".length())));
        }
        if (word.startsWith("since:")) {
            return new Since(Instant.parse(word.substring("since:".length())));
        }
        throw new IllegalArgumentException("'%s' does not say where to begin".formatted(word));
    }
}
