package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A channel's changes as its log would number them.
final class Posts {

    static final long CHANNEL = -1001649127710L;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private long seq;

    Change posted(long messageId, String text) {
        return change(messageId, 1, ChangeKind.POSTED, text, now, null);
    }

    Change postedAgo(long messageId, String text, Duration ago) {
        return change(messageId, 1, ChangeKind.POSTED, text, now.minus(ago), null);
    }

    Change reply(long messageId, String text, long to) {
        return change(messageId, 1, ChangeKind.POSTED, text, now, new MessageRef(CHANNEL, to));
    }

    Change edited(long messageId, int version, String text) {
        return change(messageId, version, ChangeKind.EDITED, text, now, null);
    }

    Change deleted(long messageId, int version, String text) {
        return change(messageId, version, ChangeKind.DELETED, text, now, null);
    }

    /// The same change, had its message said this.
    Change withText(Change change, String text) {
        Message said = change.message();
        var message = Message.of(said.channelId(), said.messageId(), said.sentAt(), new Content.Text(text));
        return new Change(
                change.seq(),
                change.prevSeq(),
                change.kind(),
                change.version(),
                change.origin(),
                change.receivedAt(),
                change.committedAt(),
                message);
    }

    private Change change(
            long messageId, int version, ChangeKind kind, String text, Instant sentAt, @Nullable MessageRef reply) {
        long prev = seq++;
        var message = new Message(
                CHANNEL,
                messageId,
                sentAt,
                kind == ChangeKind.EDITED ? now : null,
                kind == ChangeKind.DELETED ? now : null,
                new Content.Text(text),
                null,
                null,
                reply,
                null,
                null,
                null);
        return new Change(seq, prev, kind, version, Origin.LIVE, now, now, message);
    }
}
