package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.cache.HotMessages;
import dev.tradingsystem.telegram.store.cache.HotMessages.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the newest messages of a channel for the cache, so that the next page can be proved.
final class CacheFill {

    static final int MESSAGES = 200;

    private final HotMessages hot;
    private final Messages messages;
    private final Changes changes;

    CacheFill(HotMessages hot, Messages messages, Changes changes) {
        this.hot = hot;
        this.messages = messages;
        this.changes = changes;
    }

    /// The head comes first: whatever changes after it the cache gets from its writer.
    boolean fill(long channelId) {
        Long head = changes.heads(List.of(channelId)).get(channelId);
        if (head == null) {
            return false;
        }
        List<StoredMessage> newest = messages.page(MessageQuery.newest(channelId, MESSAGES + 1));
        Map<Long, Change> logged = changes
                .numbered(newest.stream().map(StoredMessage::seq).toList())
                .stream()
                .collect(Collectors.toMap(Change::seq, Function.identity()));
        var held = new ArrayList<Change>();
        for (StoredMessage message : newest) {
            Change change = logged.get(message.seq());
            if (change == null || isMarked(message) || held.size() == MESSAGES) {
                return hot.fill(channelId, head, held, missing(message));
            }
            held.add(change);
        }
        return hot.fill(channelId, head, held, null);
    }

    /// A mark is not in the log, so the cache could not tell it.
    private static boolean isMarked(StoredMessage message) {
        return message.hidden() != null || message.status() == MessageStatus.REPROCESS_PENDING;
    }

    private static @Nullable Missing missing(StoredMessage message) {
        return new Missing(message.message().sentAt(), message.message().messageId());
    }
}
