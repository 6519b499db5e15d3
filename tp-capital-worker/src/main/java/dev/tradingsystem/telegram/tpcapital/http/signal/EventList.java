package dev.tradingsystem.telegram.tpcapital.http.signal;

import dev.tradingsystem.telegram.tpcapital.read.SignalHistory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// News of a signal, oldest first.
record EventList(List<SignalEvent> items) {

    EventList {
        items = List.copyOf(items);
    }

    /// What an update or a cancellation said.
    ///
    /// @param at when it was sent
    /// @param targetsHit `1`, `2`, … or `final`
    /// @param stopTo a price, or `entry`
    /// @param targetTo new prices by target
    /// @param price at which the entry was filled
    /// @param resultPct the result in per cent, as stated
    record SignalEvent(
            Instant at,
            String kind,
            List<String> actions,
            List<String> targetsHit,
            @Nullable String stopTo,
            Map<String, String> targetTo,
            @Nullable String price,
            @Nullable String resultPct,
            EventSource source) {}

    /// The message it came from.
    record EventSource(String channelId, String messageId, int messageVersion, long seq, String href) {}

    /// Details as they are stored; a cancellation has none of these.
    private record Details(
            @Nullable List<String> targetsHit,
            @Nullable String stopTo,
            @Nullable Map<String, String> targetTo,
            @Nullable String price,
            @Nullable String resultPct) {}

    static EventList of(List<SignalHistory.Event> stored) {
        return new EventList(stored.stream().map(EventList::event).toList());
    }

    private static SignalEvent event(SignalHistory.Event event) {
        Details details = JsonMapper.shared().readValue(event.details(), Details.class);
        return new SignalEvent(
                event.at(),
                event.kind(),
                event.actions(),
                details.targetsHit() == null ? List.of() : details.targetsHit(),
                details.stopTo(),
                details.targetTo() == null ? Map.of() : details.targetTo(),
                details.price(),
                details.resultPct(),
                new EventSource(
                        Long.toString(event.channelId()),
                        Long.toString(event.messageId()),
                        event.messageVersion(),
                        event.seq(),
                        "/messages/" + event.channelId() + "/" + event.messageId()));
    }
}
