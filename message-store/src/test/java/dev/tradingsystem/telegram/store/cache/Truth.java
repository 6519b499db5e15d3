package dev.tradingsystem.telegram.store.cache;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A log in memory, numbered as the real one.
final class Truth {

    private static final Comparator<Change> NEWEST_FIRST = Comparator.comparing(
                    (Change change) -> change.message().sentAt())
            .thenComparingLong(Change::messageId)
            .reversed();

    private final List<Change> log = new ArrayList<>();
    private final Map<Long, Long> heads = new HashMap<>();
    private final Map<Long, Map<Long, Change>> current = new HashMap<>();

    Change post(long channelId, long messageId, Instant sentAt) {
        return append(
                ChangeKind.POSTED, Message.of(channelId, messageId, sentAt, new Content.Text("v1 of " + messageId)));
    }

    Change edit(long channelId, long messageId) {
        Change before = newest(channelId, messageId);
        var content = new Content.Text("a \"seq\":1 and \"sentAt\":\"2001-01-01T00:00:00Z\" v" + before.version());
        return append(ChangeKind.EDITED, with(before.message(), content, null));
    }

    Change delete(long channelId, long messageId) {
        Message message = newest(channelId, messageId).message();
        return append(
                ChangeKind.DELETED,
                with(message, message.content(), message.sentAt().plusSeconds(60)));
    }

    private static Message with(Message message, Content content, @Nullable Instant deletedAt) {
        return new Message(
                message.channelId(),
                message.messageId(),
                message.sentAt(),
                message.sentAt().plusSeconds(30),
                deletedAt,
                content,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private Change append(ChangeKind kind, Message message) {
        Change before = messages(message.channelId()).get(message.messageId());
        long seq = log.size() + 1L;
        var change = new Change(
                seq,
                head(message.channelId()),
                kind,
                before == null ? 1 : before.version() + 1,
                Origin.LIVE,
                message.sentAt(),
                message.sentAt(),
                message);
        log.add(change);
        heads.put(message.channelId(), seq);
        messages(message.channelId()).put(message.messageId(), change);
        return change;
    }

    Change newest(long channelId, long messageId) {
        return Objects.requireNonNull(messages(channelId).get(messageId));
    }

    List<Change> log() {
        return log;
    }

    Map<Long, Change> messages(long channelId) {
        return current.computeIfAbsent(channelId, _ -> new LinkedHashMap<>());
    }

    long head(long channelId) {
        return heads.getOrDefault(channelId, 0L);
    }

    /// The channel's newest change among the first ones of the log.
    long headAmong(long channelId, int changes) {
        return log.subList(0, changes).stream()
                .filter(change -> change.channelId() == channelId)
                .mapToLong(Change::seq)
                .max()
                .orElse(0);
    }

    List<Change> after(long channelId, long seq, int limit) {
        return log.stream()
                .filter(change -> change.channelId() == channelId && change.seq() > seq)
                .limit(limit)
                .toList();
    }

    List<Change> page(long channelId, int limit) {
        return messages(channelId).values().stream()
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }
}
