package dev.tradingsystem.telegram.api.legacy;

import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.model.MessageKey;
import dev.tradingsystem.telegram.store.mark.Unprocessed;
import dev.tradingsystem.telegram.store.read.ChannelStates;
import dev.tradingsystem.telegram.store.read.MessageFilter;
import dev.tradingsystem.telegram.store.read.MessageStatus;
import dev.tradingsystem.telegram.store.read.MessagesBySeq;
import dev.tradingsystem.telegram.store.read.StoredMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is left to do in a channel. When a consumer is named, its own state counts: that a
/// message is on the queue does not hide it from a poller.
final class LeftMessages {

    private static final String OPEN = MessageStatus.RECEIVED.word();
    private static final String AGAIN = MessageStatus.REPROCESS_PENDING.word();

    private final Unprocessed unprocessed;
    private final MessagesBySeq messages;
    private final ChannelStates states;
    private final PreviousMessages shown;

    LeftMessages(Unprocessed unprocessed, MessagesBySeq messages, ChannelStates states, PreviousMessages shown) {
        this.unprocessed = unprocessed;
        this.messages = messages;
        this.states = states;
        this.shown = shown;
    }

    /// Oldest first.
    ///
    /// @param consumer whose own state is meant; the message's when `null`
    List<PreviousMessage> of(
            long channelId, List<String> statuses, @Nullable String consumer, int limit, Caller caller) {
        List<StoredMessage> rows = new ArrayList<>(consumer == null ? with(channelId, statuses, limit) : List.of());
        if (consumer != null && !Collections.disjoint(statuses, List.of(OPEN, AGAIN))) {
            List<MessageKey> keys = unprocessed.keys(consumer, channelId, limit);
            messages.withKeys(keys).stream()
                    .map(stored -> as(stored, MessageStatus.RECEIVED))
                    .forEach(rows::add);
        }
        rows.sort(Comparator.comparing(StoredMessage::receivedAt)
                .thenComparingLong(stored -> stored.message().messageId()));
        return shown.of(rows, caller);
    }

    private static StoredMessage as(StoredMessage stored, MessageStatus status) {
        return new StoredMessage(
                stored.message(),
                stored.version(),
                stored.seq(),
                status,
                stored.origin(),
                stored.receivedAt(),
                stored.committedAt(),
                stored.hidden());
    }

    /// What is received only lies behind what is published, so the search begins there.
    private List<StoredMessage> with(long channelId, List<String> words, int limit) {
        Set<MessageStatus> statuses = MessageWish.statuses(words);
        if (statuses.isEmpty()) {
            return List.of();
        }
        var filter = new MessageFilter(Set.of(), Set.of(), statuses, Set.of(), null, null, null, null, null, null);
        long position = statuses.equals(Set.of(MessageStatus.RECEIVED))
                ? states.now().of(channelId).map(ChannelStates.State::published).orElse(0L)
                : 0;
        return messages.page(new MessagesBySeq.Query(List.of(channelId), null, null, filter, false, position, limit))
                .messages();
    }
}
