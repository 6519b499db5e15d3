package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.api.document.MessageDocument;
import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.id.MessageId;
import dev.tradingsystem.telegram.api.message.VersionList.Version;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.read.StoredMessage;
import dev.tradingsystem.telegram.store.read.Versions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a message was before, as far as the log reaches back.
final class MessageHistory {

    private final Versions versions;

    MessageHistory(Versions versions) {
        this.versions = versions;
    }

    /// The version that was valid at a moment.
    ///
    /// @throws dev.tradingsystem.telegram.api.problem.ApiProblem with the verdict `not-sent-yet`,
    ///     or `forgotten` when the log no longer reaches back that far
    MessageDocument at(StoredMessage stored, Instant then) {
        Change valid = null;
        List<Change> all =
                versions.of(stored.message().channelId(), stored.message().messageId());
        for (Change change : all) {
            if (!validFrom(change).isAfter(then)) {
                valid = change;
            }
        }
        if (valid == null) {
            throw HeldMessages.notFound(
                    new ChannelId(stored.message().channelId()),
                    new MessageId(stored.message().messageId()),
                    stored.message().sentAt().isAfter(then) ? "not-sent-yet" : "forgotten");
        }
        return MessageDocument.of(valid);
    }

    /// All versions, oldest first.
    ///
    /// @param diff whether to compare each with the one before it
    VersionList list(StoredMessage stored, boolean diff) {
        var items = new ArrayList<Version>();
        String before = null;
        for (Change change :
                versions.of(stored.message().channelId(), stored.message().messageId())) {
            String text = change.message().content().words();
            items.add(new Version(
                    change.version(),
                    change.seq(),
                    change.kind().word(),
                    validFrom(change),
                    text,
                    diff && before != null ? TextDiff.between(before, orEmpty(text)) : null));
            before = orEmpty(text);
        }
        return new VersionList(items);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// Telegram's time of what happened: sent, edited, or, when it does not tell, received.
    private static Instant validFrom(Change change) {
        return switch (change.kind()) {
            case POSTED -> change.message().sentAt();
            case EDITED -> orReceived(change.message().editedAt(), change);
            case DELETED -> orReceived(change.message().deletedAt(), change);
        };
    }

    private static Instant orReceived(@Nullable Instant at, Change change) {
        return at == null ? change.receivedAt() : at;
    }
}
