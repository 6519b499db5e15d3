package dev.tradingsystem.telegram.store.log;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.ContentDigest;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.wire.ChangeJson;

/// An event with what the log stores of it, made on the thread of its source, so that the one
/// thread that appends only has to send it.
///
/// @param body the content as JSON; half surrogate pairs stand as escapes, which the database
///     refuses
/// @param digest of the content, 0 for a deletion
public record EncodedEvent(MessageEvent event, String body, long digest) {

    /// Encodes an event.
    public static EncodedEvent of(MessageEvent event) {
        return switch (event) {
            case MessageEvent.Posted posted ->
                new EncodedEvent(
                        event,
                        Surrogates.escapeLone(ChangeJson.writeBody(posted.message())),
                        ContentDigest.of(posted.message().content()));
            case MessageEvent.Edited edit -> {
                Content content = edit.content();
                String body = ChangeJson.writeContent(edit.channelId(), edit.messageId(), content);
                yield new EncodedEvent(event, Surrogates.escapeLone(body), ContentDigest.of(content));
            }
            case MessageEvent.Deleted _ -> new EncodedEvent(event, "{}", 0);
        };
    }
}
