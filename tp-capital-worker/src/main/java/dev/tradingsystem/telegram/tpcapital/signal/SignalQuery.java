package dev.tradingsystem.telegram.tpcapital.signal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which signals a page is made of, newest first.
///
/// @param channelIds only these; all when empty
/// @param assets only these; all when empty
/// @param statuses only these; when empty all but duplicates and what was superseded
/// @param from sent at or after
/// @param to sent before
/// @param after the page begins behind this signal
public record SignalQuery(
        List<Long> channelIds,
        List<String> assets,
        List<Status> statuses,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Position after,
        int limit) {

    public SignalQuery {
        channelIds = List.copyOf(channelIds);
        assets = List.copyOf(assets);
        statuses = List.copyOf(statuses);
    }

    /// Where a signal stands in the order of pages.
    public record Position(Instant sentAt, long id) {}
}
