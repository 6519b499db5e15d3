package dev.tradingsystem.telegram.tpcapital.replay;

import dev.tradingsystem.telegram.model.MessageKey;
import dev.tradingsystem.telegram.store.read.MessageQuery;
import dev.tradingsystem.telegram.store.read.Messages;
import dev.tradingsystem.telegram.store.read.StoredMessage;
import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import dev.tradingsystem.telegram.tpcapital.read.SignalReader;
import dev.tradingsystem.telegram.tpcapital.read.SignalRecord;
import dev.tradingsystem.telegram.tpcapital.signal.Rereading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.support.SqlArrayValue;

/// Reads messages again and compares, a page at a time: what a page found and how far it came is
/// one transaction.
final class ReplayScan {

    /// What never got a verdict that stands is not compared: its own tries go on elsewhere.
    private static final String JUDGED = """
            SELECT v.message_id, v.version
              FROM tp_capital.verdicts v
             WHERE v.channel_id = :channelId AND v.message_id = ANY(:messageIds)
               AND v.kind NOT IN ('failed', 'poisoned')
            """;

    private final SignalDatabase database;
    private final Messages messages;
    private final SignalReader signals;
    private final Rereading rereading;
    private final ReplayTable replays;
    private final ReplayChanges changes;
    private final int page;

    ReplayScan(
            SignalDatabase database,
            Messages messages,
            SignalReader signals,
            Rereading rereading,
            ReplayTable replays,
            ReplayChanges changes,
            int page) {
        this.database = database;
        this.messages = messages;
        this.signals = signals;
        this.rereading = rereading;
        this.replays = replays;
        this.changes = changes;
        this.page = page;
    }

    /// Looks at the next messages.
    ///
    /// @throws ClaimLost when the replay is somebody else's by now; nothing was stored
    void step(Replay replay) {
        List<StoredMessage> read = messages.page(query(replay));
        database.inTransaction(() -> {
            Found found = compare(replay, read);
            changes.add(replay, found.changes());
            if (!replays.goOn(replay, found.progress())) {
                throw new ClaimLost(replay.id());
            }
            if (read.size() < page) {
                boolean applies = replay.order().applies();
                replays.become(replay, applies ? ReplayState.APPLYING : ReplayState.READY, null);
            }
            return found;
        });
    }

    private record Found(List<ReplayChange> changes, ReplayTable.Progress progress) {}

    private MessageQuery query(Replay replay) {
        Replay.Order order = replay.order();
        Replay.At at = replay.at();
        return new MessageQuery(
                List.of(order.channelId()),
                order.from(),
                order.to(),
                Set.of(),
                null,
                false,
                at == null ? null : new MessageKey(order.channelId(), at.messageId(), at.sentAt()),
                page);
    }

    private Found compare(Replay replay, List<StoredMessage> read) {
        List<StoredMessage> judged = judged(replay, read);
        Map<Long, List<SignalRecord>> stored =
                signals
                        .ofMessages(
                                replay.order().channelId(),
                                judged.stream().map(ReplayScan::idOf).toList())
                        .stream()
                        .collect(Collectors.groupingBy(
                                signal -> signal.signalId().messageId()));
        List<ReplayChange> all = new ArrayList<>();
        long same = 0;
        for (StoredMessage message : judged) {
            Difference.Compared compared = Difference.of(
                    source(message),
                    stored.getOrDefault(idOf(message), List.of()),
                    rereading.read(NewestChange.of(message)));
            same += compared.same();
            all.addAll(compared.changes());
        }
        var counts = new Replay.Counts(
                read.size(),
                same,
                count(all, ReplayChange.Kind.GAINED),
                count(all, ReplayChange.Kind.LOST),
                count(all, ReplayChange.Kind.CHANGED),
                0,
                0);
        Replay.At last =
                read.isEmpty() ? null : new Replay.At(read.getLast().message().sentAt(), idOf(read.getLast()));
        return new Found(all, new ReplayTable.Progress(last, counts));
    }

    private List<StoredMessage> judged(Replay replay, List<StoredMessage> read) {
        Object[] ids = read.stream().map(ReplayScan::idOf).toArray();
        Set<String> versions = Set.copyOf(database.jdbc()
                .sql(JUDGED)
                .param("channelId", replay.order().channelId())
                .param("messageIds", new SqlArrayValue("bigint", ids))
                .query((row, _) -> row.getLong("message_id") + "." + row.getInt("version"))
                .list());
        return read.stream()
                .filter(message -> versions.contains(idOf(message) + "." + message.version()))
                .toList();
    }

    private static ReplayChange.Source source(StoredMessage message) {
        String words = message.message().content().words();
        return new ReplayChange.Source(
                idOf(message),
                message.version(),
                message.seq(),
                message.message().sentAt(),
                words == null ? "" : words);
    }

    private static long idOf(StoredMessage message) {
        return message.message().messageId();
    }

    private static long count(List<ReplayChange> changes, ReplayChange.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }
}
