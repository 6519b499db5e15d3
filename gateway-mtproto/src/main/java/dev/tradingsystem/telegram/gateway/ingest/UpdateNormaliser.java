package dev.tradingsystem.telegram.gateway.ingest;

import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.td.TdObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// TDLib object → [Normalised]. Pure: the same object gives the same answer.
///
/// Message ids become the server's own (TDLib's id >> 20), so that live messages and export files
/// meet. Texts are passed on unchanged; what cannot be stored (NUL, half a surrogate pair) is for
/// the log to refuse, with its raw form.
public final class UpdateNormaliser {

    /// What an update that TDLib pushed became.
    ///
    /// @throws MalformedUpdate when it is about messages and not of the shape that TDLib gives
    public Normalised normalise(TdObject update, Instant receivedAt) {
        try {
            return switch (update.type()) {
                case "updateNewMessage" -> MessageNormaliser.message(update.object("message"), Origin.LIVE, receivedAt);
                case "updateMessageContent" -> content(update);
                case "updateMessageEdited" -> edited(update, receivedAt);
                case "updateDeleteMessages" -> deleted(update, receivedAt);
                default -> new Normalised.Ignored(Normalised.Reason.NOT_A_MESSAGE_UPDATE);
            };
        } catch (TdObject.Malformed e) {
            throw new MalformedUpdate(e.getMessage(), e);
        }
    }

    /// What a `message` object that was asked for became: an answer of history, say.
    ///
    /// @throws MalformedUpdate when it is not of the shape that TDLib gives
    public Normalised message(TdObject message, Origin origin, Instant receivedAt) {
        try {
            return MessageNormaliser.message(message, origin, receivedAt);
        } catch (TdObject.Malformed e) {
            throw new MalformedUpdate(e.getMessage(), e);
        }
    }

    private static Normalised content(TdObject update) {
        return TdIds.ofMessage(update, "message_id", (channelId, messageId) -> {
            TdObject content = update.object("new_content");
            return ServiceContents.contains(content.type())
                    ? new Normalised.Ignored(Normalised.Reason.SERVICE_CONTENT)
                    : new Normalised.ContentSeen(channelId, messageId, ContentNormaliser.content(content));
        });
    }

    /// Comes without a date when only the buttons of a message changed that was never edited.
    private static Normalised edited(TdObject update, Instant receivedAt) {
        return TdIds.ofMessage(update, "message_id", (channelId, messageId) -> {
            long date = update.int64("edit_date");
            if (date == 0) {
                return new Normalised.Ignored(Normalised.Reason.EDIT_WITHOUT_DATE);
            }
            String what = "the edit of message %d of channel %d".formatted(messageId, channelId);
            return new Normalised.EditDated(channelId, messageId, Plausible.sentAt(date, receivedAt, what));
        });
    }

    /// TDLib reports in the same words what it merely drops from its own store.
    private static Normalised deleted(TdObject update, Instant receivedAt) {
        long channelId = update.int64("chat_id");
        if (!Plausible.isChannel(channelId)) {
            return new Normalised.Ignored(Normalised.Reason.OTHER_CHAT);
        }
        if (update.bool("from_cache")) {
            return new Normalised.Ignored(Normalised.Reason.FROM_CACHE);
        }
        if (!update.bool("is_permanent")) {
            return new Normalised.Ignored(Normalised.Reason.NOT_PERMANENT);
        }
        List<MessageEvent> events = new ArrayList<>();
        for (long tdId : update.int64s("message_ids")) {
            Long messageId = TdIds.serverId(tdId, update.path() + ".message_ids");
            if (messageId != null) {
                events.add(deletion(channelId, messageId, receivedAt));
            }
        }
        return events.isEmpty()
                ? new Normalised.Ignored(Normalised.Reason.NOT_SERVER_MESSAGE)
                : new Normalised.Events(events);
    }

    private static MessageEvent deletion(long channelId, long messageId, Instant at) {
        return new MessageEvent.Deleted(channelId, messageId, at, MessageEvent.Cause.UPSTREAM, null, Origin.LIVE, at);
    }
}
