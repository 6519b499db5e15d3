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
/// @param descending newest first
/// @param position the message at which, in that direction, the page begins
/// @param inclusive whether the message at the position belongs to the page
public record MessageQuery(
        List<Long> channels,
        @Nullable Instant from,
        @Nullable Instant to,
        MessageFilter filter,
        boolean descending,
        @Nullable MessageKey position,
        boolean inclusive,
        int limit) {

    public MessageQuery {
        channels = List.copyOf(channels);
        if (limit < 1) {
            throw new IllegalArgumentException("a page of " + limit + " messages");
        }
    }

    /// A page that begins behind its position, of some kinds.
    ///
    /// @param kinds words of the content's kind; all when empty
    /// @param deleted only deleted (also by an operator), only others, or both when `null`
    public MessageQuery(
            List<Long> channels,
            @Nullable Instant from,
            @Nullable Instant to,
            Set<String> kinds,
            @Nullable Boolean deleted,
            boolean descending,
            @Nullable MessageKey position,
            int limit) {
        this(channels, from, to, MessageFilter.of(kinds, deleted), descending, position, false, limit);
    }

    /// The same for more or fewer.
    MessageQuery withLimit(int other) {
        return new MessageQuery(channels, from, to, filter, descending, position, inclusive, other);
    }

    /// What lies behind a message.
    MessageQuery after(MessageKey reached) {
        return new MessageQuery(channels, from, to, filter, descending, reached, false, limit);
    }

    /// The newest messages of a channel, deleted ones among them.
    static MessageQuery newest(long channelId, int limit) {
        return new MessageQuery(List.of(channelId), null, null, Set.of(), null, true, null, limit);
    }
}
