package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.model.MessageKey;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.MessageQuery;
import dev.tradingsystem.telegram.store.read.Messages;
import dev.tradingsystem.telegram.store.read.MessagesBySeq;
import dev.tradingsystem.telegram.store.read.StoredMessage;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads stretches of a list from the views, in either order and either direction.
final class MessageSlices {

    private final Messages messages;
    private final MessagesBySeq bySeq;
    private final Changes changes;

    MessageSlices(Messages messages, MessagesBySeq bySeq, Changes changes) {
        this.messages = messages;
        this.bySeq = bySeq;
        this.changes = changes;
    }

    /// Rows in the order they were read.
    ///
    /// @param reached where to go on when there are more
    record Slice(
            List<StoredMessage> rows,
            boolean more,
            @Nullable MessageKey reached) {}

    /// @param back against the order of the list
    /// @param inclusive whether the message at the position belongs to it
    Slice read(
            MessageFilters filters,
            @Nullable MessageKey position,
            boolean back,
            boolean inclusive,
            int limit,
            Caller caller) {
        boolean descending = filters.descending() != back;
        return filters.bySeq()
                ? bySeq(filters, position, descending, inclusive, limit, caller)
                : bySent(query(filters, position, descending, inclusive, limit, caller));
    }

    private Slice bySent(MessageQuery query) {
        Messages.Slice slice = messages.slice(query);
        return new Slice(slice.rows(), slice.more(), slice.reached());
    }

    private Slice bySeq(
            MessageFilters filters,
            @Nullable MessageKey position,
            boolean descending,
            boolean inclusive,
            int limit,
            Caller caller) {
        long from = position == null ? descending ? Long.MAX_VALUE : 0 : position.messageId();
        long beyond = inclusive ? descending ? from + 1 : from - 1 : from;
        MessagesBySeq.Page page = bySeq.page(new MessagesBySeq.Query(
                channels(filters, caller),
                filters.range().from(),
                filters.range().to(),
                filters.filter(),
                descending,
                beyond,
                limit));
        return new Slice(page.messages(), page.more(), Starts.bySeq(page.reached()));
    }

    MessageQuery query(
            MessageFilters filters,
            @Nullable MessageKey position,
            boolean descending,
            boolean inclusive,
            int limit,
            Caller caller) {
        return new MessageQuery(
                channels(filters, caller),
                filters.range().from(),
                filters.range().to(),
                filters.filter(),
                descending,
                position,
                inclusive,
                limit);
    }

    private List<Long> channels(MessageFilters filters, Caller caller) {
        Collection<Long> asked = filters.channels().isEmpty()
                ? changes.heads().keySet()
                : filters.channels().stream().map(ChannelId::value).toList();
        return caller.visible(asked);
    }
}
