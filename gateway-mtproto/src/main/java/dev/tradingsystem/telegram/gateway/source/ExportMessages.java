package dev.tradingsystem.telegram.gateway.source;

import dev.tradingsystem.telegram.gateway.ingest.MalformedUpdate;
import dev.tradingsystem.telegram.gateway.ingest.Normalised;
import dev.tradingsystem.telegram.gateway.ingest.Plausible;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Forward;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.Sender;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An element of an export's `messages` → what it is. Pure.
///
/// @param zone of dates that come without Unix time
record ExportMessages(ZoneId zone) {

    /// @throws MalformedUpdate when it cannot be a message
    Normalised read(JsonNode element, long channelId, @Nullable String channelName, Instant receivedAt) {
        if (!element.isObject()) {
            throw ExportFields.wrong("the message", element, "an object");
        }
        long messageId = Plausible.messageId(ExportFields.wholeNumber("id", element.path("id")));
        String type = ExportFields.text("type", element.path("type"));
        if (type.equals("unsupported") && !element.hasNonNull("date")) {
            throw new MalformedUpdate(
                    "message %d is of a kind that Telegram Desktop could not export".formatted(messageId));
        }
        Instant sentAt = Plausible.sentAt(date("date", element), receivedAt, "message " + messageId);
        return switch (type) {
            case "service" -> new Normalised.ServiceMessage(channelId, messageId, sentAt);
            case "message" ->
                posted(
                        message(element, channelId, channelName, messageId, sentAt, ExportContent.of(element)),
                        receivedAt);
            case "unsupported" ->
                posted(
                        message(element, channelId, channelName, messageId, sentAt, new Content.Unsupported(type)),
                        receivedAt);
            default ->
                throw new MalformedUpdate(
                        "message %d has a type that is neither message nor service".formatted(messageId));
        };
    }

    private static Normalised posted(Message message, Instant receivedAt) {
        return new Normalised.Events(List.of(new MessageEvent.Posted(message, Origin.IMPORT, receivedAt)));
    }

    private Message message(
            JsonNode element,
            long channelId,
            @Nullable String channelName,
            long messageId,
            Instant sentAt,
            Content content) {
        return new Message(
                channelId,
                messageId,
                sentAt,
                editedAt(element),
                null,
                content,
                null,
                null,
                reply(element, channelId),
                forward(element),
                author(element, channelId, channelName),
                null);
    }

    /// Unix time where the file has it, else the local date in the zone that was set.
    private Instant date(String name, JsonNode element) {
        String unixName = name + "_unixtime";
        JsonNode unix = element.path(unixName);
        if (!unix.isMissingNode()) {
            return Plausible.instant(ExportFields.wholeNumber(unixName, unix), unixName);
        }
        String local = ExportFields.text(name, element.path(name));
        try {
            return LocalDateTime.parse(local).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw new MalformedUpdate("%s is not a date and time".formatted(name), e);
        }
    }

    /// Early versions of Telegram Desktop wrote 1970 for "never edited".
    private @Nullable Instant editedAt(JsonNode element) {
        if (!element.hasNonNull("edited") && !element.hasNonNull("edited_unixtime")) {
            return null;
        }
        Instant edited = date("edited", element);
        return edited.isBefore(Plausible.FIRST_DATE) ? null : edited;
    }

    private static @Nullable MessageRef reply(JsonNode element, long channelId) {
        JsonNode id = element.path("reply_to_message_id");
        if (!id.isIntegralNumber() || !id.canConvertToLong() || id.longValue() <= 0) {
            return null;
        }
        if (!element.hasNonNull("reply_to_peer_id")) {
            return new MessageRef(channelId, id.longValue());
        }
        Long other = ExportPeers.id(element.path("reply_to_peer_id"));
        return other == null || !Plausible.isChannel(other) ? null : new MessageRef(other, id.longValue());
    }

    /// The field is there and `null` when the account that wrote the original is gone.
    private static @Nullable Forward forward(JsonNode element) {
        JsonNode from = element.path("forwarded_from");
        JsonNode fromId = element.path("forwarded_from_id");
        if (from.isMissingNode() && fromId.isMissingNode()) {
            return null;
        }
        Long id = ExportPeers.id(fromId);
        boolean channel = id != null && Plausible.isChannel(id);
        return new Forward(channel ? id : null, null, ExportFields.textOrNull(from), null);
    }

    /// A channel's own posts have no author but the one who signed.
    private static @Nullable Sender author(JsonNode element, long channelId, @Nullable String channelName) {
        String signature = ExportFields.textOrNull(element.path("author"));
        String from = ExportFields.textOrNull(element.path("from"));
        Long id = ExportPeers.id(element.path("from_id"));
        boolean own = id == null ? from == null || from.equals(channelName) : id == channelId;
        if (own) {
            return signature == null ? null : new Sender(null, signature);
        }
        return new Sender(id, signature == null ? from : signature);
    }
}
