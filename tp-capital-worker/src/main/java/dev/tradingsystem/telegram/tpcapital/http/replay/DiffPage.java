package dev.tradingsystem.telegram.tpcapital.http.replay;

import dev.tradingsystem.telegram.tpcapital.http.page.PageInfo;
import dev.tradingsystem.telegram.tpcapital.read.OrderDocument;
import dev.tradingsystem.telegram.tpcapital.replay.Replay;
import dev.tradingsystem.telegram.tpcapital.replay.ReplayChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Differences of a replay, in the order of the messages.
record DiffPage(List<DiffItem> items, PageInfo page) {

    DiffPage {
        items = List.copyOf(items);
    }

    /// One signal that would be another one.
    ///
    /// @param signal its id, if it is stored
    /// @param before what is stored; null when it is gained
    /// @param after what is read now; null when it is lost
    /// @param fields in which both differ
    /// @param outcome `applied` or `skipped`; null before
    record DiffItem(
            String kind,
            @Nullable String signal,
            DiffSource source,
            @Nullable OrderDocument before,
            @Nullable OrderDocument after,
            List<String> fields,
            @Nullable String outcome) {}

    /// The message it is read from.
    record DiffSource(String channelId, String messageId, int messageVersion, long seq, Instant sentAt, String text) {}

    static DiffItem item(Replay replay, ReplayChange change) {
        String channelId = Long.toString(replay.order().channelId());
        ReplayChange.Source source = change.source();
        ReplayChange.Stored stored = change.stored();
        return new DiffItem(
                change.kind().word(),
                stored == null ? null : channelId + ":" + source.messageId() + ":" + stored.ordinal(),
                new DiffSource(
                        channelId,
                        Long.toString(source.messageId()),
                        source.version(),
                        source.seq(),
                        source.sentAt(),
                        source.text()),
                change.before(),
                change.after(),
                change.fields(),
                change.outcome());
    }
}
