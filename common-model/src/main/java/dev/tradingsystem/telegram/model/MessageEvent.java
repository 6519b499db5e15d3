package dev.tradingsystem.telegram.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something a source saw of a message. What it means for the log (new, newer, known) only the
/// log decides.
public sealed interface MessageEvent {

    long channelId();

    long messageId();

    Origin origin();

    /// When this process received it.
    Instant receivedAt();

    /// A whole message: new, or seen again, perhaps with a newer edit.
    record Posted(Message message, Origin origin, Instant receivedAt) implements MessageEvent {
        @Override
        public long channelId() {
            return message.channelId();
        }

        @Override
        public long messageId() {
            return message.messageId();
        }
    }

    /// New content of a message that must be held already: TDLib's edit updates carry neither
    /// date nor the rest.
    record Edited(long channelId, long messageId, Instant editedAt, Content content, Origin origin, Instant receivedAt)
            implements MessageEvent {}

    /// A message was deleted.
    ///
    /// @param at when that was learnt; Telegram does not say when it happened
    /// @param reason what an operator gave as the reason; `null` for a deletion upstream
    record Deleted(
            long channelId,
            long messageId,
            Instant at,
            Cause cause,
            @Nullable String reason,
            Origin origin,
            Instant receivedAt)
            implements MessageEvent {}

    /// Who deleted.
    enum Cause {
        /// The author or an administrator, at Telegram.
        UPSTREAM,
        /// One of our operators; Telegram is not asked to delete anything.
        OPERATOR;

        /// The cause as it stands in SQL.
        public String word() {
            return this == UPSTREAM ? "upstream" : "operator";
        }
    }
}
