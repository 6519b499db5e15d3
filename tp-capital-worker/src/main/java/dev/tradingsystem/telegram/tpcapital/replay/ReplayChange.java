package dev.tradingsystem.telegram.tpcapital.replay;

import dev.tradingsystem.telegram.tpcapital.read.OrderDocument;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One signal that would be another one.
///
/// @param number its place among the differences of its replay
/// @param stored the signal it is about, if it is stored
/// @param before what is stored; `null` when it is gained
/// @param after what is read now; `null` when it is lost
/// @param fields in which both differ
/// @param outcome `applied` or `skipped`; `null` before
public record ReplayChange(
        long number,
        Kind kind,
        Source source,
        @Nullable Stored stored,
        @Nullable OrderDocument before,
        @Nullable OrderDocument after,
        List<String> fields,
        @Nullable String outcome) {

    public ReplayChange {
        fields = List.copyOf(fields);
    }

    /// What would happen to it.
    public enum Kind {
        /// A signal that is not stored.
        GAINED,
        /// A stored signal that is read no more.
        LOST,
        /// A stored signal that is read in another way.
        CHANGED;

        /// The word that stands in JSON and SQL.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// The message it is read from.
    public record Source(long messageId, int version, long seq, Instant sentAt, String text) {}

    /// A stored signal.
    ///
    /// @param version the number of its state when it was compared
    public record Stored(int ordinal, int version) {}
}
