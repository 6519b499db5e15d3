package dev.tradingsystem.telegram.tpcapital.read;

import dev.tradingsystem.telegram.tpcapital.signal.SignalId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A finding that waits for a person, or waited.
///
/// @param row its row, for pages
/// @param version the message's version it was read from
/// @param draft what could be read, as JSON
/// @param spans JSON: `[start, end)` by field
/// @param decision what the person gave as reason
public record ReviewRecord(
        long row,
        SignalId id,
        int version,
        long seq,
        Instant sentAt,
        List<String> reasons,
        String draft,
        String spans,
        String text,
        int parserVersion,
        String state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decision,
        Instant createdAt) {

    public ReviewRecord {
        reasons = List.copyOf(reasons);
    }

    /// Where it stands in a list.
    public Position position() {
        return new Position(sentAt, row);
    }
}
