package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import java.time.Duration;
import java.util.List;

/// Failed tries that are still open, and what was given up.
public final class Attempts {

    private static final String FAIL = """
            INSERT INTO tp_capital.attempts AS a (consumer, channel_id, seq, attempts, error)
            VALUES (:consumer, :channelId, :seq, 1, :error)
                ON CONFLICT (consumer, channel_id, seq) DO UPDATE
               SET attempts = a.attempts + 1, error = excluded.error, last_at = now()
            RETURNING a.attempts
            """;
    private static final String CLOSE = """
            DELETE FROM tp_capital.attempts
             WHERE consumer = :consumer AND channel_id = :channelId AND seq = :seq
            """;
    private static final String PARK = """
            INSERT INTO tp_capital.parked AS p
                   (consumer, channel_id, seq, message_id, version, attempts, error, payload)
            VALUES (:consumer, :channelId, :seq, :messageId, :version, :attempts, :error, :payload)
                ON CONFLICT (consumer, channel_id, seq) DO UPDATE
               SET error = excluded.error, replays = p.replays + 1, replayed_at = NULL
            """;
    private static final String IS_OPEN = """
            SELECT EXISTS (
              SELECT FROM tp_capital.attempts a
               WHERE a.consumer = :consumer AND a.channel_id = :channelId AND a.seq = :seq)
            """;
    private static final String DUE = """
            SELECT a.seq
              FROM tp_capital.attempts a
             WHERE a.consumer = :consumer AND a.channel_id = :channelId
               AND a.last_at < now() - :seconds * interval '1 second'
             ORDER BY a.seq
             LIMIT :limit
            """;

    private final SignalDatabase database;

    public Attempts(SignalDatabase database) {
        this.database = database;
    }

    /// Whether a change failed before and is to be tried again.
    public boolean isOpen(long channelId, long seq) {
        return database.jdbc()
                .sql(IS_OPEN)
                .param("consumer", SignalDesk.CONSUMER)
                .param("channelId", channelId)
                .param("seq", seq)
                .query(Boolean.class)
                .single();
    }

    /// The changes of a channel whose last try is at least that long ago, oldest first.
    public List<Long> due(long channelId, Duration since, int limit) {
        return database.jdbc()
                .sql(DUE)
                .param("consumer", SignalDesk.CONSUMER)
                .param("channelId", channelId)
                .param("seconds", since.toSeconds())
                .param("limit", limit)
                .query((row, _) -> row.getLong("seq"))
                .list();
    }

    /// Counts a failed try and answers how many there were.
    int fail(Change change, String error) {
        return database.jdbc()
                .sql(FAIL)
                .param("consumer", SignalDesk.CONSUMER)
                .param("channelId", change.channelId())
                .param("seq", change.seq())
                .param("error", error)
                .query(Integer.class)
                .single();
    }

    /// Ends the tries of a change.
    void close(Change change) {
        database.jdbc()
                .sql(CLOSE)
                .param("consumer", SignalDesk.CONSUMER)
                .param("channelId", change.channelId())
                .param("seq", change.seq())
                .update();
    }

    /// Sets a change aside with all that is needed to look at it and to try it again; one that is
    /// there already failed once more.
    void park(Change change, int attempts, String error) {
        close(change);
        database.jdbc()
                .sql(PARK)
                .param("consumer", SignalDesk.CONSUMER)
                .param("channelId", change.channelId())
                .param("seq", change.seq())
                .param("messageId", change.messageId())
                .param("version", change.version())
                .param("attempts", attempts)
                .param("error", error)
                .param("payload", ChangeJson.write(change))
                .update();
    }
}
