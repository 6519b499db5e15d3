package dev.tradingsystem.telegram.store.log;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Events for tests, all of one moment.
public final class Events {

    public static final Instant SENT = Instant.parse("2025-10-28T13:02:11Z");
    public static final Instant RECEIVED = Instant.parse("2025-10-28T13:02:11.412Z");

    private Events() {}

    public static MessageEvent.Posted posted(long channelId, long messageId, String text) {
        return posted(channelId, messageId, text, null, Origin.LIVE);
    }

    public static MessageEvent.Posted posted(
            long channelId, long messageId, String text, @Nullable Instant editedAt, Origin origin) {
        var message = new Message(
                channelId, messageId, SENT, editedAt, null, new Content.Text(text), null, null, null, null, null, 7);
        return new MessageEvent.Posted(message, origin, RECEIVED);
    }

    public static MessageEvent.Edited edited(long channelId, long messageId, String text, Instant editedAt) {
        return new MessageEvent.Edited(
                channelId, messageId, editedAt, new Content.Text(text), Origin.LIVE, RECEIVED.plusSeconds(60));
    }

    public static MessageEvent.Deleted deleted(long channelId, long messageId, MessageEvent.Cause cause) {
        return new MessageEvent.Deleted(
                channelId, messageId, RECEIVED.plusSeconds(90), cause, null, Origin.LIVE, RECEIVED.plusSeconds(90));
    }
}
