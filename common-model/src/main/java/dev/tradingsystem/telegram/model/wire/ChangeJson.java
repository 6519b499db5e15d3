package dev.tradingsystem.telegram.model.wire;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.Origin;
import java.io.StringWriter;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The only codec of the [Change] document and of the message body that the log stores.
///
/// Ids are JSON strings because they have 64 bits. Unknown fields are ignored, unknown media
/// become `other`.
public final class ChangeJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private ChangeJson() {}

    /// The whole document.
    public static String write(Change change) {
        return object(out -> writeProperties(change, out));
    }

    /// The body of a message: all that the log keeps as `jsonb`.
    public static String writeBody(Message message) {
        return object(out -> MessageBody.write(message, out));
    }

    /// The part of a body that an edit replaces.
    public static String writeContent(long channelId, long messageId, Content content) {
        return object(out -> MessageBody.writeContent(content, channelId, messageId, out));
    }

    /// Reads a body back under its key and times.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static Message readBody(
            long channelId,
            long messageId,
            Instant sentAt,
            @Nullable Instant editedAt,
            @Nullable Instant deletedAt,
            String body) {
        return MessageBody.read(channelId, messageId, sentAt, editedAt, deletedAt, tree(body));
    }

    /// Reads a whole document.
    ///
    /// @throws IllegalArgumentException when it is not JSON, or a field without which it has no
    ///     identity is missing
    public static Change read(String json) {
        JsonNode node = tree(json);
        JsonNode body = node.path("message");
        Message message = MessageBody.read(
                MessageBody.idOf(node, "channelId"),
                MessageBody.idOf(node, "messageId"),
                instant(body, "sentAt"),
                MessageBody.instantOf(body.path("editedAt")),
                MessageBody.instantOf(body.path("deletedAt")),
                body);
        return new Change(
                MessageBody.idOf(node, "seq"),
                MessageBody.idOf(node, "prevSeq"),
                ChangeKind.of(node.path("kind").asString("")),
                Math.toIntExact(MessageBody.idOf(node, "version")),
                Origin.of(node.path("origin").asString("")),
                instant(body, "receivedAt"),
                instant(node, "committedAt"),
                message);
    }

    private static void writeProperties(Change change, JsonGenerator out) {
        out.writeNumberProperty("seq", change.seq());
        out.writeNumberProperty("prevSeq", change.prevSeq());
        out.writeStringProperty("kind", change.kind().word());
        MessageBody.id("channelId", change.channelId(), out);
        MessageBody.id("messageId", change.messageId(), out);
        out.writeNumberProperty("version", change.version());
        MessageBody.instant("committedAt", change.committedAt(), out);
        out.writeStringProperty("origin", change.origin().word());
        out.writeObjectPropertyStart("message");
        writeMessage(change, out);
        out.writeEndObject();
    }

    private static void writeMessage(Change change, JsonGenerator out) {
        Message message = change.message();
        MessageBody.id("channelId", message.channelId(), out);
        MessageBody.id("messageId", message.messageId(), out);
        out.writeNumberProperty("version", change.version());
        out.writeNumberProperty("seq", change.seq());
        out.writeStringProperty("status", message.deletedAt() == null ? "received" : "deleted");
        out.writeStringProperty("origin", change.origin().word());
        MessageBody.instant("sentAt", message.sentAt(), out);
        MessageBody.instant("editedAt", message.editedAt(), out);
        MessageBody.instant("deletedAt", message.deletedAt(), out);
        MessageBody.instant("receivedAt", change.receivedAt(), out);
        MessageBody.instant("committedAt", change.committedAt(), out);
        MessageBody.write(message, out);
        out.writeNullProperty("hidden");
    }

    private static String object(Consumer<JsonGenerator> properties) {
        var text = new StringWriter(512);
        try (JsonGenerator out = MAPPER.createGenerator(text)) {
            out.writeStartObject();
            properties.accept(out);
            out.writeEndObject();
        }
        return text.toString();
    }

    private static Instant instant(JsonNode node, String name) {
        Instant instant = MessageBody.instantOf(node.path(name));
        if (instant == null) {
            throw new IllegalArgumentException("the document has no " + name);
        }
        return instant;
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a JSON document: " + e.getOriginalMessage(), e);
        }
    }
}
