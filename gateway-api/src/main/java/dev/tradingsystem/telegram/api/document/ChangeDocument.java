package dev.tradingsystem.telegram.api.document;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.id.MessageId;
import dev.tradingsystem.telegram.model.wire.Change;
import java.time.Instant;

/// One entry of the log: the same document as on the queue and in the cache.
///
/// @param prevSeq the channel's change before this one, 0 if there is none
/// @param message the message as of this change
public record ChangeDocument(
        long seq,
        long prevSeq,
        String kind,
        ChannelId channelId,
        MessageId messageId,
        int version,
        Instant committedAt,
        String origin,
        MessageDocument message) {

    /// The document of a change.
    public static ChangeDocument of(Change change) {
        return new ChangeDocument(
                change.seq(),
                change.prevSeq(),
                change.kind().word(),
                new ChannelId(change.channelId()),
                new MessageId(change.messageId()),
                change.version(),
                change.committedAt(),
                change.origin().word(),
                MessageDocument.of(change));
    }
}
