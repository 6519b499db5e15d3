package dev.tradingsystem.telegram.tpcapital.replay;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import dev.tradingsystem.telegram.tpcapital.read.SignalReader;
import dev.tradingsystem.telegram.tpcapital.read.SignalRecord;
import dev.tradingsystem.telegram.tpcapital.signal.Rereading;
import dev.tradingsystem.telegram.tpcapital.signal.SignalDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.support.SqlArrayValue;

/// Applies differences, those of so many messages in one transaction with the note that they are:
/// a difference is applied once, whoever goes on after a crash.
final class ReplayApply {

    private static final String HOLD_CHANNEL = """
            SELECT o.seq FROM tp_capital.offsets o WHERE o.consumer = :consumer AND o.channel_id = :channelId FOR UPDATE
            """;
    private static final String VERSIONS = """
            SELECT v.message_id, max(v.version) AS version
              FROM tp_capital.verdicts v
             WHERE v.channel_id = :channelId AND v.message_id = ANY(:messageIds)
             GROUP BY v.message_id
            """;

    private final SignalDatabase database;
    private final NewestChange newest;
    private final SignalReader signals;
    private final Rereading rereading;
    private final ReplayTable replays;
    private final ReplayChanges changes;
    private final ReplayMetrics metrics;
    private final int page;

    ReplayApply(
            SignalDatabase database,
            NewestChange newest,
            SignalReader signals,
            Rereading rereading,
            ReplayTable replays,
            ReplayChanges changes,
            ReplayMetrics metrics,
            int page) {
        this.database = database;
        this.newest = newest;
        this.signals = signals;
        this.rereading = rereading;
        this.replays = replays;
        this.changes = changes;
        this.metrics = metrics;
        this.page = page;
    }

    /// Applies the differences of the next messages.
    ///
    /// @throws ClaimLost when the replay is somebody else's by now; nothing was stored
    void step(Replay replay) {
        List<ReplayChange> open = changes.open(replay, page);
        Map<Long, Change> read = newest.of(replay.order().channelId(), open);
        List<ReplayChange> done = database.inTransaction(() -> {
            List<ReplayChange> valid = apply(replay, open, read);
            if (open.isEmpty()) {
                replays.become(replay, ReplayState.APPLIED, null);
            }
            return valid;
        });
        done.forEach(change -> metrics.applied(change.kind()));
    }

    private List<ReplayChange> apply(Replay replay, List<ReplayChange> open, Map<Long, Change> read) {
        hold(replay);
        List<ReplayChange> valid = valid(replay, open, read);
        List<ReplayChange> stale = new ArrayList<>(open);
        stale.removeAll(valid);
        List<Change> speaking = valid.stream()
                .map(change -> change.source().messageId())
                .distinct()
                .map(read::get)
                .toList();
        rereading.apply(speaking, replay.maker());
        changes.settle(replay, valid, "applied");
        changes.settle(replay, stale, "skipped");
        var counts = new Replay.Counts(0, 0, 0, 0, 0, valid.size(), stale.size());
        if (!replays.goOn(replay, new ReplayTable.Progress(null, counts))) {
            throw new ClaimLost(replay.id());
        }
        return valid;
    }

    /// Nobody else changes the channel's signals until this transaction ends.
    private void hold(Replay replay) {
        database.jdbc()
                .sql(HOLD_CHANNEL)
                .param("consumer", SignalDesk.CONSUMER)
                .param("channelId", replay.order().channelId())
                .query(Long.class)
                .optional();
    }

    /// Those whose message and signals are what they were when they were compared.
    private List<ReplayChange> valid(Replay replay, List<ReplayChange> open, Map<Long, Change> read) {
        long channelId = replay.order().channelId();
        List<Long> ids = open.stream()
                .map(change -> change.source().messageId())
                .distinct()
                .toList();
        Map<Long, Integer> versions = versions(channelId, ids);
        Map<String, Integer> states = signals.ofMessages(channelId, ids).stream()
                .collect(Collectors.toMap(signal -> name(signal), SignalRecord::version));
        List<Long> moved = open.stream()
                .filter(change -> !isAsCompared(change, versions, states))
                .map(change -> change.source().messageId())
                .toList();
        return open.stream()
                .filter(change -> !moved.contains(change.source().messageId()))
                .filter(change -> read.containsKey(change.source().messageId()))
                .toList();
    }

    private static boolean isAsCompared(ReplayChange change, Map<Long, Integer> versions, Map<String, Integer> states) {
        ReplayChange.Stored stored = change.stored();
        long messageId = change.source().messageId();
        return versions.getOrDefault(messageId, 0) == change.source().version()
                && (stored == null || states.getOrDefault(messageId + ":" + stored.ordinal(), 0) == stored.version());
    }

    private Map<Long, Integer> versions(long channelId, List<Long> ids) {
        return database
                .jdbc()
                .sql(VERSIONS)
                .param("channelId", channelId)
                .param("messageIds", new SqlArrayValue("bigint", ids.toArray()))
                .query((row, _) -> Map.entry(row.getLong("message_id"), row.getInt("version")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String name(SignalRecord signal) {
        return signal.signalId().messageId() + ":" + signal.signalId().ordinal();
    }
}
