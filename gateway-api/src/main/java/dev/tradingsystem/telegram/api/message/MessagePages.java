package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.api.document.MessageDocument;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.message.MessageSlices.Slice;
import dev.tradingsystem.telegram.api.page.Cursor;
import dev.tradingsystem.telegram.api.page.Cursors;
import dev.tradingsystem.telegram.api.page.PageInfo;
import dev.tradingsystem.telegram.model.MessageKey;
import dev.tradingsystem.telegram.store.cache.CacheAnswer.Reason;
import dev.tradingsystem.telegram.store.cache.PageFilter;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.RecentMessages;
import dev.tradingsystem.telegram.store.read.RecentPage;
import dev.tradingsystem.telegram.store.read.StoredMessage;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes pages: the newest one of a channel by way of the cache, all others from the view.
final class MessagePages {

    private final RecentMessages recent;
    private final MessageSlices slices;
    private final Changes changes;
    private final Cursors cursors;
    private final MessageMetrics metrics;

    MessagePages(
            RecentMessages recent, MessageSlices slices, Changes changes, Cursors cursors, MessageMetrics metrics) {
        this.recent = recent;
        this.slices = slices;
        this.changes = changes;
        this.cursors = cursors;
        this.metrics = metrics;
    }

    Answered page(MessageFilters filters, Start start, int limit, Caller caller) {
        Answered answered = switch (start) {
            case Start.First _ -> first(filters, limit, caller);
            case Start.Beside(Cursor cursor) -> beside(filters, cursor, limit, caller);
            case Start.Around(MessageKey position) -> around(filters, position, limit, caller);
        };
        metrics.answered(answered.missed());
        return answered;
    }

    private Answered first(MessageFilters filters, int limit, Caller caller) {
        if (!filters.isRecent()) {
            return forward(filters, null, limit, caller);
        }
        long channelId = filters.channels().getFirst().value();
        RecentPage page = recent.newest(
                channelId,
                limit,
                new PageFilter(filters.filter().deleted(), filters.filter().kinds()));
        return answered(filters, limit, page.messages(), page.reached(), null, page.asOf(), page.missed(), caller);
    }

    private Answered beside(MessageFilters filters, Cursor cursor, int limit, Caller caller) {
        return cursor.back()
                ? backward(filters, cursor.position(), limit, caller)
                : forward(filters, cursor.position(), limit, caller);
    }

    /// The head is read before the rows: what follows it can repeat them, never miss one.
    private Answered forward(MessageFilters filters, @Nullable MessageKey position, int limit, Caller caller) {
        long asOf = changes.head();
        Slice slice = slices.read(filters, position, false, false, limit, caller);
        List<StoredMessage> rows = slice.rows();
        MessageKey previous = position == null || rows.isEmpty() ? null : Starts.position(rows.getFirst(), filters);
        return answered(filters, limit, rows, next(slice), previous, asOf, Reason.NOT_ASKED, caller);
    }

    private Answered backward(MessageFilters filters, MessageKey position, int limit, Caller caller) {
        long asOf = changes.head();
        Slice slice = slices.read(filters, position, true, false, limit, caller);
        List<StoredMessage> rows = slice.rows().reversed();
        MessageKey next = rows.isEmpty() ? null : Starts.position(rows.getLast(), filters);
        return answered(filters, limit, rows, next, next(slice), asOf, Reason.NOT_ASKED, caller);
    }

    private Answered around(MessageFilters filters, MessageKey position, int limit, Caller caller) {
        long asOf = changes.head();
        int half = limit / 2;
        Slice before = half == 0
                ? new Slice(List.of(), true, position)
                : slices.read(filters, position, true, false, half, caller);
        Slice from = slices.read(
                filters, position, false, true, limit - before.rows().size(), caller);
        List<StoredMessage> rows = Stream.concat(before.rows().reversed().stream(), from.rows().stream())
                .toList();
        return answered(filters, limit, rows, next(from), next(before), asOf, Reason.NOT_ASKED, caller);
    }

    private static @Nullable MessageKey next(Slice slice) {
        return slice.more() ? slice.reached() : null;
    }

    private Answered answered(
            MessageFilters filters,
            int limit,
            List<StoredMessage> rows,
            @Nullable MessageKey next,
            @Nullable MessageKey previous,
            long asOf,
            @Nullable Reason missed,
            Caller caller) {
        var info = new PageInfo(
                limit,
                filters.order(),
                filters.direction(),
                cursor(next, false, filters, caller),
                cursor(previous, true, filters, caller));
        List<MessageDocument> documents = rows.stream().map(MessageDocument::of).toList();
        return new Answered(new MessagePage(documents, info, asOf, null), missed);
    }

    private @Nullable String cursor(@Nullable MessageKey at, boolean back, MessageFilters filters, Caller caller) {
        return at == null ? null : cursors.write(new Cursor(at, back), filters.question(caller));
    }

    /// A page, and why the cache did not have it.
    record Answered(MessagePage page, @Nullable Reason missed) {}
}
