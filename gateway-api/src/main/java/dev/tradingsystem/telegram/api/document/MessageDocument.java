package dev.tradingsystem.telegram.api.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.id.MessageId;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Forward;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.Sender;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.read.MessageStatus;
import dev.tradingsystem.telegram.store.read.StoredMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message, in the one shape every reader gets.
///
/// @param links where to go from here; not part of a change
public record MessageDocument(
        ChannelId channelId,
        MessageId messageId,
        int version,
        long seq,
        String status,
        String origin,
        Instant sentAt,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        Instant receivedAt,
        Instant committedAt,
        @Nullable String text,
        @Nullable String caption,
        @Nullable MediaDocument media,
        @Nullable String albumId,
        @Nullable String threadId,
        @Nullable Reference replyTo,
        @Nullable Forwarded forward,
        @Nullable Author author,
        @Nullable Integer views,
        @Nullable Hidden hidden,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Links links) {

    /// A message as it is now.
    public static MessageDocument of(StoredMessage stored) {
        String self = path(stored.message());
        return of(
                stored.message(),
                stored.version(),
                stored.seq(),
                stored.status(),
                stored.origin(),
                stored.receivedAt(),
                stored.committedAt(),
                Hidden.of(stored.hidden()),
                Links.of(self));
    }

    /// A message as it was after a change.
    public static MessageDocument of(Change change) {
        boolean deleted = change.message().deletedAt() != null;
        return of(
                change.message(),
                change.version(),
                change.seq(),
                deleted ? MessageStatus.DELETED : MessageStatus.RECEIVED,
                change.origin(),
                change.receivedAt(),
                change.committedAt(),
                null,
                null);
    }

    private static MessageDocument of(
            Message message,
            int version,
            long seq,
            MessageStatus status,
            Origin origin,
            Instant receivedAt,
            Instant committedAt,
            @Nullable Hidden hidden,
            @Nullable Links links) {
        Content content = message.content();
        return new MessageDocument(
                new ChannelId(message.channelId()),
                new MessageId(message.messageId()),
                version,
                seq,
                status.word(),
                origin.word(),
                message.sentAt(),
                message.editedAt(),
                message.deletedAt(),
                receivedAt,
                committedAt,
                content instanceof Content.Text(var text) ? text : null,
                content instanceof Content.Media media ? media.caption() : null,
                MediaDocument.of(content, path(message)),
                word(message.albumId()),
                word(message.threadId()),
                Reference.of(message.replyTo()),
                Forwarded.of(message.forward()),
                Author.of(message.author()),
                message.views(),
                hidden,
                links);
    }

    private static String path(Message message) {
        return "/messages/" + message.channelId() + "/" + message.messageId();
    }

    private static @Nullable String word(@Nullable Long id) {
        return id == null ? null : Long.toString(id);
    }

    /// Another message.
    public record Reference(ChannelId channelId, MessageId messageId) {
        static @Nullable Reference of(@Nullable MessageRef ref) {
            return ref == null ? null : new Reference(new ChannelId(ref.channelId()), new MessageId(ref.messageId()));
        }
    }

    /// Where a message came from before.
    public record Forwarded(
            @Nullable String channelId,
            @Nullable String messageId,
            @Nullable String name,
            @Nullable Instant sentAt) {
        static @Nullable Forwarded of(@Nullable Forward forward) {
            return forward == null
                    ? null
                    : new Forwarded(
                            word(forward.channelId()), word(forward.messageId()), forward.name(), forward.sentAt());
        }
    }

    /// Who signed it.
    public record Author(@Nullable String id, @Nullable String name) {
        static @Nullable Author of(@Nullable Sender sender) {
            return sender == null ? null : new Author(word(sender.id()), sender.name());
        }
    }

    /// An operator's delete.
    public record Hidden(Instant at, String by, @Nullable String reason) {
        static @Nullable Hidden of(StoredMessage.@Nullable Hidden hidden) {
            return hidden == null ? null : new Hidden(hidden.at(), hidden.by(), hidden.reason());
        }
    }

    /// Where to go from here.
    public record Links(String self, String versions, String trace) {
        static Links of(String self) {
            return new Links(self, self + "/versions", self + "/trace");
        }
    }
}
