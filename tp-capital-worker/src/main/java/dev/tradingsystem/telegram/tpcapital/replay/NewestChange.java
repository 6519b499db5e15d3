package dev.tradingsystem.telegram.tpcapital.replay;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeKind;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.Messages;
import dev.tradingsystem.telegram.store.read.StoredMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gets the newest change of messages: from the log, or, where the log no longer reaches back
/// that far, from the messages as they are.
final class NewestChange {

    private final Changes log;
    private final Messages messages;

    NewestChange(Changes log, Messages messages) {
        this.log = log;
        this.messages = messages;
    }

    /// The changes that differences were read from, by message.
    Map<Long, Change> of(long channelId, List<ReplayChange> differences) {
        Map<Long, Change> found = new HashMap<>();
        List<Long> seqs = differences.stream()
                .map(difference -> difference.source().seq())
                .toList();
        if (!seqs.isEmpty()) {
            log.numbered(seqs).forEach(change -> found.put(change.messageId(), change));
        }
        for (ReplayChange difference : differences) {
            long messageId = difference.source().messageId();
            if (!found.containsKey(messageId)) {
                messages.find(channelId, messageId)
                        .filter(message ->
                                message.version() == difference.source().version())
                        .ifPresent(message -> found.put(messageId, of(message)));
            }
        }
        return found;
    }

    /// The newest change of a message, as far as it matters to who reads it.
    static Change of(StoredMessage message) {
        ChangeKind kind = message.message().deletedAt() != null
                ? ChangeKind.DELETED
                : message.version() == 1 ? ChangeKind.POSTED : ChangeKind.EDITED;
        return new Change(
                message.seq(),
                0,
                kind,
                message.version(),
                message.origin(),
                message.receivedAt(),
                message.committedAt(),
                message.message());
    }
}
