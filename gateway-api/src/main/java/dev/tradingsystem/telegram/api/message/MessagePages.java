package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.api.document.MessageDocument;
import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.page.Cursor;
import dev.tradingsystem.telegram.api.page.Cursors;
import dev.tradingsystem.telegram.api.page.PageInfo;
import dev.tradingsystem.telegram.api.page.Question;
import dev.tradingsystem.telegram.store.cache.CacheAnswer.Reason;
import dev.tradingsystem.telegram.store.cache.PageFilter;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.MessageQuery;
import dev.tradingsystem.telegram.store.read.Messages;
import dev.tradingsystem.telegram.store.read.RecentMessages;
import dev.tradingsystem.telegram.store.read.RecentPage;
import dev.tradingsystem.telegram.store.read.StoredMessage;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes pages: the newest one of a channel by way of the cache, all others from the view.
final class MessagePages {

    private final RecentMessages recent;
    private final Messages messages;
    private final Changes changes;
    private final Cursors cursors;
    private final MessageMetrics metrics;

    MessagePages(RecentMessages recent, Messages messages, Changes changes, Cursors cursors, MessageMetrics metrics) {
        this.recent = recent;
        this.messages = messages;
        this.changes = changes;
        this.cursors = cursors;
        this.metrics = metrics;
    }

    /// @param cursor as the client sent it
    Answered page(MessageFilters filters, int limit, @Nullable String cursor, Caller caller) {
        Question question = filters.question(caller);
        Answered answered;
        if (cursor == null && filters.isRecent()) {
            answered = newest(filters, limit, question);
        } else {
            Cursor position = cursor == null ? null : cursors.read(cursor, question);
            answered = fromView(filters, limit, position, question, caller);
        }
        metrics.answered(answered.missed());
        return answered;
    }

    private Answered newest(MessageFilters filters, int limit, Question question) {
        long channelId = filters.channels().getFirst().value();
        RecentPage page = recent.newest(channelId, limit, new PageFilter(filters.deleted(), filters.kinds()));
        String next = page.more() ? cursor(page.messages().getLast(), false, question) : null;
        return answered(filters, limit, page.messages(), next, null, page.asOf(), page.missed());
    }

    /// One row more than asked for tells whether there are more in that direction; behind a
    /// cursor there always are.
    private Answered fromView(
            MessageFilters filters, int limit, @Nullable Cursor cursor, Question question, Caller caller) {
        long asOf = changes.head();
        boolean back = cursor != null && cursor.back();
        List<StoredMessage> rows = messages.page(query(filters, limit + 1, cursor, caller));
        boolean more = rows.size() > limit;
        List<StoredMessage> items = more ? rows.subList(0, limit) : rows;
        items = back ? items.reversed() : items;
        boolean hasNext = back || more;
        boolean hasPrevious = back ? more : cursor != null;
        String next = hasNext && !items.isEmpty() ? cursor(items.getLast(), false, question) : null;
        String previous = hasPrevious && !items.isEmpty() ? cursor(items.getFirst(), true, question) : null;
        return answered(filters, limit, items, next, previous, asOf, Reason.NOT_ASKED);
    }

    private MessageQuery query(MessageFilters filters, int limit, @Nullable Cursor cursor, Caller caller) {
        Collection<Long> asked = filters.channels().isEmpty()
                ? changes.heads().keySet()
                : filters.channels().stream().map(ChannelId::value).toList();
        boolean back = cursor != null && cursor.back();
        return new MessageQuery(
                caller.visible(asked),
                filters.range().from(),
                filters.range().to(),
                filters.kinds(),
                filters.deleted(),
                filters.descending() != back,
                cursor == null ? null : cursor.position(),
                limit);
    }

    private String cursor(StoredMessage message, boolean back, Question question) {
        return cursors.write(new Cursor(message.message().key(), back), question);
    }

    private static Answered answered(
            MessageFilters filters,
            int limit,
            List<StoredMessage> items,
            @Nullable String next,
            @Nullable String previous,
            long asOf,
            @Nullable Reason missed) {
        var info = new PageInfo(limit, "sent", filters.direction(), next, previous);
        var documents = items.stream().map(MessageDocument::of).toList();
        return new Answered(new MessagePage(documents, info, asOf, null), missed);
    }

    /// A page, and why the cache did not have it.
    record Answered(MessagePage page, @Nullable Reason missed) {}
}
