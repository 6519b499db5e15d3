package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.model.MessageKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which messages a page holds, in the order of `(sentAt, channelId, messageId)`.
///
/// @param channels of these channels only; nothing when empty
/// @param from sent at or after
/// @param to sent before
/// @param kinds words of the content's kind; all when empty
/// @param deleted only deleted (also by an operator), only others, or both when `null`
/// @param descending newest first
/// @param position the message after which, in that direction, the page begins
public record MessageQuery(
        List<Long> channels,
        @Nullable Instant from,
        @Nullable Instant to,
        Set<String> kinds,
        @Nullable Boolean deleted,
        boolean descending,
        @Nullable MessageKey position,
        int limit) {

    public MessageQuery {
        channels = List.copyOf(channels);
        kinds = Set.copyOf(kinds);
        if (limit < 1) {
            throw new IllegalArgumentException("a page of " + limit + " messages");
        }
    }

    /// The newest messages of a channel, deleted ones among them.
    static MessageQuery newest(long channelId, int limit) {
        return new MessageQuery(List.of(channelId), null, null, Set.of(), null, true, null, limit);
    }
}
