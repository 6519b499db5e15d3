package dev.tradingsystem.telegram.model.wire;

import dev.tradingsystem.telegram.model.EventKey;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.Origin;
import java.time.Instant;

/// One entry of the log: the same document on the queue, in the cache, down the stream and in
/// REST.
///
/// @param seq its number; gap-free over all channels, in commit order
/// @param prevSeq the channel's change before this one, 0 if there is none: a follower whose
///     position is below it missed something
/// @param version the message's version after this change, from 1
/// @param receivedAt when the gateway received what it was made from
/// @param committedAt the database's clock when it was appended
/// @param message the message as of this change
public record Change(
        long seq,
        long prevSeq,
        ChangeKind kind,
        int version,
        Origin origin,
        Instant receivedAt,
        Instant committedAt,
        Message message) {

    /// The channel it belongs to.
    public long channelId() {
        return message.channelId();
    }

    /// The message it is about.
    public long messageId() {
        return message.messageId();
    }

    /// What makes it the same event as another.
    public EventKey key() {
        return new EventKey(channelId(), messageId(), version);
    }
}
