package dev.tradingsystem.telegram.api.legacy;

import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.store.mark.OpenMessages;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.ChannelStates;
import dev.tradingsystem.telegram.store.read.MessageFilter;
import dev.tradingsystem.telegram.store.read.MessageQuery;
import dev.tradingsystem.telegram.store.read.Messages;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How many messages there are of each status, and the newest of them.
final class PreviousSummary {

    private static final int RECENT = 20;

    private final OpenMessages counts;
    private final Messages messages;
    private final Changes changes;
    private final ChannelStates states;
    private final PreviousMessages shown;

    PreviousSummary(
            OpenMessages counts, Messages messages, Changes changes, ChannelStates states, PreviousMessages shown) {
        this.counts = counts;
        this.messages = messages;
        this.changes = changes;
        this.states = states;
        this.shown = shown;
    }

    record Status(String status, long total) {}

    /// @param total all that are held, deleted ones among them
    /// @param byStatus the previous stack's seven; what this one does not have is 0
    record Summary(
            long total,
            List<Status> byStatus,
            List<PreviousMessage> recent,
            PreviousMessageController.Pagination pagination) {}

    Summary of(Caller caller) {
        List<Long> channels = caller.visible(changes.heads().keySet());
        ChannelStates.Snapshot now = states.now();
        Map<Long, Long> published = channels.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        channel -> now.of(channel)
                                .map(ChannelStates.State::published)
                                .orElse(0L)));
        OpenMessages.Counts counted = counts.counts(published);
        List<PreviousMessage> recent = shown.of(
                messages.page(new MessageQuery(
                        channels, null, null, MessageFilter.of(Set.of(), false), true, null, false, RECENT)),
                caller);
        return new Summary(
                counted.held(),
                List.of(
                        new Status("received", counted.received()),
                        new Status("retrying", 0),
                        new Status("published", counted.published()),
                        new Status("queued", 0),
                        new Status("failed", 0),
                        new Status("reprocess_pending", counted.again()),
                        new Status("reprocessed", 0)),
                recent,
                new PreviousMessageController.Pagination(counted.held(), RECENT, 0, counted.held() > recent.size()));
    }
}
