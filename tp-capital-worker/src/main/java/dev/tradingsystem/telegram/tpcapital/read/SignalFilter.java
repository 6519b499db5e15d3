package dev.tradingsystem.telegram.tpcapital.read;

import dev.tradingsystem.telegram.tpcapital.signal.Side;
import dev.tradingsystem.telegram.tpcapital.signal.Status;
import dev.tradingsystem.telegram.tpcapital.signal.Type;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which signals are asked for. What is empty or `null` excludes nothing, but for the statuses.
///
/// @param channelIds `null` for all channels; empty for none
/// @param statuses when empty all but duplicates and what was superseded
/// @param text in the asset or the message, whatever the case
/// @param from sent at or after
/// @param to sent before
public record SignalFilter(
        @Nullable List<Long> channelIds,
        List<String> assets,
        List<Type> types,
        List<Side> sides,
        List<Status> statuses,
        @Nullable Boolean complete,
        @Nullable String text,
        @Nullable Instant from,
        @Nullable Instant to) {

    public SignalFilter {
        channelIds = channelIds == null ? null : List.copyOf(channelIds);
        assets = List.copyOf(assets);
        types = List.copyOf(types);
        sides = List.copyOf(sides);
        statuses = List.copyOf(statuses);
    }
}
