package dev.tradingsystem.telegram.tpcapital.replay;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import dev.tradingsystem.telegram.tpcapital.signal.SignalDesk;
import java.time.Instant;
import java.util.List;

/// What a replay is about, and whether that is still what it was.
final class Range {

    private static final int PAGE = 500;
    private static final String HEAD = """
            SELECT coalesce(max(o.seq), 0)
              FROM tp_capital.offsets o
             WHERE o.consumer = :consumer AND o.channel_id = :channelId
            """;
    private static final String DIGEST = """
            SELECT coalesce(md5(string_agg(s.id || ' ' || s.status || ' ' || v.number, ',' ORDER BY s.id)), '')
              FROM tp_capital.signals s
             CROSS JOIN LATERAL (SELECT max(n.number) AS number
                                   FROM tp_capital.signal_versions n
                                  WHERE n.signal_id = s.id) v
             WHERE s.channel_id = :channelId AND s.sent_at >= :from AND s.sent_at < :to
            """;

    private final SignalDatabase database;
    private final Changes changes;

    Range(SignalDatabase database, Changes changes) {
        this.database = database;
        this.changes = changes;
    }

    /// The log's number up to which the channel's messages have verdicts.
    long head(long channelId) {
        return database.jdbc()
                .sql(HEAD)
                .param("consumer", SignalDesk.CONSUMER)
                .param("channelId", channelId)
                .query(Long.class)
                .single();
    }

    /// Changes whenever a signal of the range does.
    String digest(Replay.Order order) {
        return database.jdbc()
                .sql(DIGEST)
                .param("channelId", order.channelId())
                .param("from", ReplayRows.column(order.from()))
                .param("to", ReplayRows.column(order.to()))
                .query(String.class)
                .single();
    }

    /// Whether a message of the range changed since the replay began.
    boolean messagesChanged(Replay replay) {
        long seq = replay.basis().head();
        List<Change> page;
        do {
            page = changes.after(replay.order().channelId(), seq, PAGE);
            for (Change change : page) {
                Instant sentAt = change.message().sentAt();
                if (!sentAt.isBefore(replay.order().from())
                        && sentAt.isBefore(replay.order().to())) {
                    return true;
                }
                seq = change.seq();
            }
        } while (page.size() == PAGE);
        return false;
    }
}
