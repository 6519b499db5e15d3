package dev.tradingsystem.telegram.gateway.ingest;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.MessageEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// What one update became.
public sealed interface Normalised {

    /// Events for the log, in order; at least one.
    record Events(List<MessageEvent> events) implements Normalised {
        public Events {
            events = List.copyOf(events);
        }
    }

    /// The content of a message is now this one. Alone it is no edit: a preview was loaded or a
    /// poll was voted on. An edit is this one followed by [EditDated].
    record ContentSeen(long channelId, long messageId, Content content) implements Normalised {}

    /// A message was edited, at Telegram's date; what it says now was in the [ContentSeen]
    /// before.
    record EditDated(long channelId, long messageId, Instant editedAt) implements Normalised {}

    /// A message that tells of the channel (renamed, pinned, …) and says nothing of its own.
    record ServiceMessage(long channelId, long messageId, Instant sentAt) implements Normalised {}

    /// Of no concern to the log.
    record Ignored(Reason reason) implements Normalised {}

    /// Why something is of no concern.
    enum Reason {
        /// Not about messages appearing, changing or going away.
        NOT_A_MESSAGE_UPDATE,
        /// Of a private chat, a basic group or a secret chat.
        OTHER_CHAT,
        /// Not sent yet, scheduled or local: it has no number of the server.
        NOT_SERVER_MESSAGE,
        /// Removed from what TDLib holds, not from Telegram.
        FROM_CACHE,
        /// Removed, but not for good.
        NOT_PERMANENT,
        /// A service message changed.
        SERVICE_CONTENT,
        /// Something beside the content changed.
        EDIT_WITHOUT_DATE,
        /// An edit whose content was not seen: only Telegram can tell what the message says now.
        EDIT_WITHOUT_CONTENT,
        /// Of a message older than those that are wanted of its channel.
        BELOW_START;

        private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

        /// The reason as a meter's tag.
        public String word() {
            return word;
        }
    }
}
