package dev.tradingsystem.telegram.gateway.ingest;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Forward;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.Sender;
import dev.tradingsystem.telegram.td.TdObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A TDLib `message` object → a whole message.
final class MessageNormaliser {

    private MessageNormaliser() {}

    static Normalised message(TdObject td, Origin origin, Instant receivedAt) {
        return TdIds.ofMessage(td, "id", (channelId, messageId) -> {
            String what = "message %d of channel %d".formatted(messageId, channelId);
            Instant sentAt = Plausible.sentAt(td.int64("date"), receivedAt, what);
            TdObject content = td.object("content");
            if (ServiceContents.contains(content.type())) {
                return new Normalised.ServiceMessage(channelId, messageId, sentAt);
            }
            Message message = message(td, channelId, messageId, sentAt, ContentNormaliser.content(content));
            return new Normalised.Events(List.of(new MessageEvent.Posted(message, origin, receivedAt)));
        });
    }

    private static Message message(TdObject td, long channelId, long messageId, Instant sentAt, Content content) {
        TdObject interaction = td.objectOrNull("interaction_info");
        return new Message(
                channelId,
                messageId,
                sentAt,
                date(td.int64OrNull("edit_date"), td.path() + ".edit_date"),
                null,
                content,
                notZero(td.int64OrNull("media_album_id")),
                thread(td),
                reply(td.objectOrNull("reply_to")),
                forward(td.objectOrNull("forward_info")),
                author(td, channelId),
                interaction == null ? null : interaction.int32OrNull("view_count"));
    }

    /// TDLib names the topic in an object, and did so in a field of the message before 1.8.50.
    private static @Nullable Long thread(TdObject td) {
        TdObject topic = td.objectOrNull("topic_id");
        if (topic == null) {
            return TdIds.reference(td.int64OrNull("message_thread_id"));
        }
        return switch (topic.type()) {
            case "messageTopicThread" -> TdIds.reference(topic.int64("message_thread_id"));
            case "messageTopicForum" -> notZero(topic.int64("forum_topic_id"));
            default -> null;
        };
    }

    private static @Nullable MessageRef reply(@Nullable TdObject reply) {
        if (reply == null || !reply.type().equals("messageReplyToMessage")) {
            return null;
        }
        Long channelId = notZero(reply.int64OrNull("chat_id"));
        Long messageId = TdIds.reference(reply.int64OrNull("message_id"));
        return channelId == null || messageId == null ? null : new MessageRef(channelId, messageId);
    }

    private static @Nullable Forward forward(@Nullable TdObject forward) {
        if (forward == null) {
            return null;
        }
        TdObject origin = forward.object("origin");
        Instant sentAt = date(forward.int64OrNull("date"), forward.path());
        return switch (origin.type()) {
            case "messageOriginChannel", "messageForwardOriginChannel" ->
                new Forward(
                        notZero(origin.int64OrNull("chat_id")),
                        TdIds.reference(origin.int64OrNull("message_id")),
                        filled(origin.stringOrNull("author_signature")),
                        sentAt);
            case "messageOriginChat", "messageForwardOriginChat" ->
                new Forward(
                        notZero(origin.int64OrNull("sender_chat_id")),
                        null,
                        filled(origin.stringOrNull("author_signature")),
                        sentAt);
            default -> new Forward(null, null, filled(origin.stringOrNull("sender_name")), sentAt);
        };
    }

    /// A channel's own posts have no author but the one who signed.
    private static @Nullable Sender author(TdObject td, long channelId) {
        String signature = filled(td.stringOrNull("author_signature"));
        TdObject sender = td.objectOrNull("sender_id");
        Long id = null;
        if (sender != null) {
            id = sender.has("user_id") ? sender.int64OrNull("user_id") : sender.int64OrNull("chat_id");
        }
        Long other = id == null || id == channelId ? null : id;
        return other == null && signature == null ? null : new Sender(other, signature);
    }

    private static @Nullable Instant date(@Nullable Long epochSecond, String path) {
        return epochSecond == null || epochSecond <= 0 ? null : Plausible.instant(epochSecond, path);
    }

    private static @Nullable Long notZero(@Nullable Long number) {
        return number == null || number == 0 ? null : number;
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
