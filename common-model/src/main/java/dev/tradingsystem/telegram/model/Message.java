package dev.tradingsystem.telegram.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message of a channel as a whole.
///
/// @param channelId the channel's 64-bit id, opaque
/// @param messageId the server's message number, positive (TDLib's id >> 20)
/// @param sentAt Telegram's date of the message
/// @param editedAt Telegram's date of the newest edit
/// @param deletedAt when it was found to be deleted
/// @param albumId the same for all items of an album
public record Message(
        long channelId,
        long messageId,
        Instant sentAt,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        Content content,
        @Nullable Long albumId,
        @Nullable Long threadId,
        @Nullable MessageRef replyTo,
        @Nullable Forward forward,
        @Nullable Sender author,
        @Nullable Integer views) {

    public Message {
        if (messageId <= 0) {
            throw new IllegalArgumentException(
                    "message id %d of channel %d is not positive".formatted(messageId, channelId));
        }
    }

    /// A message with nothing but its content.
    public static Message of(long channelId, long messageId, Instant sentAt, Content content) {
        return new Message(channelId, messageId, sentAt, null, null, content, null, null, null, null, null, null);
    }

    /// The message's identity.
    public MessageKey key() {
        return new MessageKey(channelId, messageId, sentAt);
    }
}
