package dev.tradingsystem.telegram.gateway.ingest;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.model.Origin;
import java.time.Instant;
import java.util.LinkedHashMap;

/// Makes one edit of the two updates by which TDLib reports it: the content first, then the date.
///
/// Remembers the newest content of the messages that changed most recently; what was forgotten
/// comes out as [Paired.Unpaired], never as an edit with a content that is not its own. For one
/// thread.
public final class EditPairing {

    private static final int LIMIT = 10_000;

    private final LinkedHashMap<MessageRef, Content> seen = new LinkedHashMap<>();

    /// Remembers a content until its date comes.
    public void content(Normalised.ContentSeen content) {
        var message = new MessageRef(content.channelId(), content.messageId());
        seen.remove(message); // so that it becomes the youngest
        seen.put(message, content.content());
        if (seen.size() > LIMIT) {
            seen.pollFirstEntry();
        }
    }

    /// What the date makes of the content before it.
    public Paired dated(Normalised.EditDated dated, Origin origin, Instant receivedAt) {
        var content = seen.remove(new MessageRef(dated.channelId(), dated.messageId()));
        if (content == null) {
            return new Paired.Unpaired(dated.channelId(), dated.messageId(), dated.editedAt());
        }
        return new Paired.Edit(new MessageEvent.Edited(
                dated.channelId(), dated.messageId(), dated.editedAt(), content, origin, receivedAt));
    }

    /// Forgets a message that was deleted.
    public void forget(long channelId, long messageId) {
        seen.remove(new MessageRef(channelId, messageId));
    }

    /// What an edit date became.
    public sealed interface Paired {

        /// An edit to store.
        record Edit(MessageEvent.Edited event) implements Paired {}

        /// An edit of which only the date is known; nothing can be stored before the whole
        /// message was fetched.
        record Unpaired(long channelId, long messageId, Instant editedAt) implements Paired {}
    }
}
