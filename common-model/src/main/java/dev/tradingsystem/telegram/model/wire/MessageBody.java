package dev.tradingsystem.telegram.model.wire;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Forward;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.model.Sender;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// The part of a message that the log stores as `jsonb` and the change document repeats: all but
/// keys and times.
final class MessageBody {

    private MessageBody() {}

    static void write(Message message, JsonGenerator out) {
        writeContent(message.content(), message.channelId(), message.messageId(), out);
        id("albumId", message.albumId(), out);
        id("threadId", message.threadId(), out);
        writeReply(message.replyTo(), out);
        writeForward(message.forward(), out);
        writeAuthor(message.author(), out);
        number("views", message.views(), out);
    }

    static void writeContent(Content content, long channelId, long messageId, JsonGenerator out) {
        switch (content) {
            case Content.Text(var words) -> {
                text("text", words, out);
                out.writeNullProperty("caption");
                out.writeNullProperty("media");
            }
            case Content.Media media -> {
                out.writeNullProperty("text");
                text("caption", media.caption(), out);
                writeMedia(media, null, channelId, messageId, out);
            }
            case Content.Unsupported unsupported -> {
                out.writeNullProperty("text");
                out.writeNullProperty("caption");
                writeMedia(Content.Media.of(MediaKind.OTHER, null), unsupported, channelId, messageId, out);
            }
        }
    }

    private static void writeMedia(
            Content.Media media,
            Content.@Nullable Unsupported unsupported,
            long channelId,
            long messageId,
            JsonGenerator out) {
        out.writeObjectPropertyStart("media");
        text("type", media.kind().word(), out);
        text("mimeType", media.mimeType(), out);
        number("width", media.width(), out);
        number("height", media.height(), out);
        number("bytes", media.bytes(), out);
        text("fileId", media.fileId(), out);
        boolean photo = media.kind() == MediaKind.PHOTO;
        if (unsupported != null) {
            text("unsupported", unsupported.type(), out);
            if (unsupported.raw() != null) {
                out.writeName("raw");
                out.writeRawValue(unsupported.raw());
            }
        }
        text("href", photo ? "/messages/" + channelId + "/" + messageId + "/photo" : null, out);
        out.writeEndObject();
    }

    private static void writeReply(@Nullable MessageRef ref, JsonGenerator out) {
        if (ref == null) {
            out.writeNullProperty("replyTo");
            return;
        }
        out.writeObjectPropertyStart("replyTo");
        id("channelId", ref.channelId(), out);
        id("messageId", ref.messageId(), out);
        out.writeEndObject();
    }

    private static void writeForward(@Nullable Forward forward, JsonGenerator out) {
        if (forward == null) {
            out.writeNullProperty("forward");
            return;
        }
        out.writeObjectPropertyStart("forward");
        id("channelId", forward.channelId(), out);
        id("messageId", forward.messageId(), out);
        text("name", forward.name(), out);
        instant("sentAt", forward.sentAt(), out);
        out.writeEndObject();
    }

    private static void writeAuthor(@Nullable Sender author, JsonGenerator out) {
        if (author == null) {
            out.writeNullProperty("author");
            return;
        }
        out.writeObjectPropertyStart("author");
        id("id", author.id(), out);
        text("name", author.name(), out);
        out.writeEndObject();
    }

    static void id(String name, @Nullable Long value, JsonGenerator out) {
        text(name, value == null ? null : Long.toString(value), out);
    }

    static void instant(String name, @Nullable Instant value, JsonGenerator out) {
        text(name, value == null ? null : value.toString(), out);
    }

    static void text(String name, @Nullable String value, JsonGenerator out) {
        if (value == null) {
            out.writeNullProperty(name);
        } else {
            out.writeStringProperty(name, value);
        }
    }

    private static void number(String name, @Nullable Number value, JsonGenerator out) {
        if (value == null) {
            out.writeNullProperty(name);
        } else {
            out.writeNumberProperty(name, value.longValue());
        }
    }

    /// Reads a body back; what a later version added is ignored.
    static Message read(
            long channelId,
            long messageId,
            Instant sentAt,
            @Nullable Instant editedAt,
            @Nullable Instant deletedAt,
            JsonNode body) {
        JsonNode reply = body.path("replyTo");
        JsonNode forward = body.path("forward");
        JsonNode author = body.path("author");
        return new Message(
                channelId,
                messageId,
                sentAt,
                editedAt,
                deletedAt,
                readContent(body),
                longOf(body.path("albumId")),
                longOf(body.path("threadId")),
                reply.isObject() ? new MessageRef(idOf(reply, "channelId"), idOf(reply, "messageId")) : null,
                forward.isObject() ? readForward(forward) : null,
                author.isObject() ? new Sender(longOf(author.path("id")), textOf(author.path("name"))) : null,
                intOf(body.path("views")));
    }

    private static Forward readForward(JsonNode forward) {
        return new Forward(
                longOf(forward.path("channelId")),
                longOf(forward.path("messageId")),
                textOf(forward.path("name")),
                instantOf(forward.path("sentAt")));
    }

    private static Content readContent(JsonNode body) {
        JsonNode media = body.path("media");
        if (!media.isObject()) {
            String words = textOf(body.path("text"));
            return new Content.Text(words == null ? "" : words);
        }
        String unsupported = textOf(media.path("unsupported"));
        if (unsupported != null) {
            JsonNode raw = media.path("raw");
            return new Content.Unsupported(unsupported, raw.isObject() ? raw.toString() : null);
        }
        return new Content.Media(
                MediaKind.of(media.path("type").asString("other")),
                textOf(body.path("caption")),
                textOf(media.path("mimeType")),
                intOf(media.path("width")),
                intOf(media.path("height")),
                longOf(media.path("bytes")),
                textOf(media.path("fileId")));
    }

    static long idOf(JsonNode node, String name) {
        Long id = longOf(node.path(name));
        if (id == null) {
            throw new IllegalArgumentException("the document has no " + name);
        }
        return id;
    }

    static @Nullable Long longOf(JsonNode node) {
        if (node.isString()) {
            return Long.valueOf(node.stringValue());
        }
        return node.isNumber() ? Long.valueOf(node.longValue()) : null;
    }

    private static @Nullable Integer intOf(JsonNode node) {
        return node.isNumber() ? Integer.valueOf(node.intValue()) : null;
    }

    static @Nullable String textOf(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    static @Nullable Instant instantOf(JsonNode node) {
        return node.isString() ? Instant.parse(node.stringValue()) : null;
    }
}
