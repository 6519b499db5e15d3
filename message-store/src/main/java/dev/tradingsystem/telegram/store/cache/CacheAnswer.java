package dev.tradingsystem.telegram.store.cache;

import dev.tradingsystem.telegram.model.wire.Change;
import java.util.List;
import java.util.Locale;

/// What the hot cache can say about a range: all of it, or nothing.
public sealed interface CacheAnswer {

    /// Everything there is in the range asked.
    ///
    /// @param changes in the order asked for
    /// @param last the channel's change up to which the cache had come
    /// @param more whether there may be more beyond the limit
    record Proved(List<Change> changes, long last, boolean more) implements CacheAnswer {
        public Proved {
            changes = List.copyOf(changes);
        }
    }

    /// The range may be incomplete: the view must be read.
    record Unproved(Reason reason) implements CacheAnswer {}

    /// Why a range could not be proved.
    enum Reason {
        /// No gateway has given a sign of life.
        NOT_ALIVE,
        /// Redis does not know the channel.
        NO_INDEX,
        /// The range begins before what is held.
        BELOW_FLOOR,
        /// The reader is ahead of the cache.
        BEHIND,
        /// No page has been read since the index began.
        NO_PAGE,
        /// The page reaches down to messages that may be missing.
        BELOW_PAGE_FLOOR,
        /// A message was evicted.
        VALUE_MISSING,
        /// A newer version took the place of one that was asked for.
        VALUE_REPLACED,
        /// The database knows a newer change of the channel.
        STALE,
        /// Redis did not answer.
        UNAVAILABLE,
        /// The cache is switched off, or cannot answer such a question at all.
        NOT_ASKED;

        private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

        /// The reason as it stands in metrics.
        public String word() {
            return word;
        }

        /// Whether anything at all was known about the channel.
        public boolean isMiss() {
            return this == NOT_ALIVE || this == NO_INDEX;
        }

        static Reason of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
