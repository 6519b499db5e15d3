package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.model.wire.ChangeJson;
import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The changes that were given up, for a person to look at and to try again.
public final class Parked {

    private static final String COLUMNS = """
            SELECT p.channel_id, p.seq, p.message_id, p.version, p.attempts, p.replays, p.error, p.payload, p.parked_at
              FROM tp_capital.parked p
             WHERE p.consumer = :consumer AND p.replayed_at IS NULL
            """;
    private static final String LIST =
            COLUMNS + " AND (:any OR p.channel_id = ANY(:channelIds)) AND p.seq > :after ORDER BY p.seq LIMIT :limit";
    private static final String ONE = COLUMNS + " AND p.channel_id = :channelId AND p.seq = :seq";
    private static final String SETTLE = """
            UPDATE tp_capital.parked
               SET replayed_at = now()
             WHERE consumer = :consumer AND channel_id = :channelId AND seq = :seq
            """;

    private final SignalDatabase database;
    private final SignalDesk desk;

    Parked(SignalDatabase database, SignalDesk desk) {
        this.database = database;
        this.desk = desk;
    }

    /// What is still parked, oldest number first.
    ///
    /// @param channelIds only of these; of all when empty
    /// @param after only numbers above this; 0 begins with the first
    public List<ParkedChange> list(Collection<Long> channelIds, long after, int limit) {
        return database.jdbc()
                .sql(LIST)
                .param("consumer", SignalDesk.CONSUMER)
                .param("any", channelIds.isEmpty())
                .param("channelIds", Columns.numbers(channelIds))
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> change(row))
                .list();
    }

    /// Tries a parked change once more. What succeeds is parked no longer; what fails stays, with
    /// its newest error.
    ///
    /// @return what became of it; empty when no such change is parked
    /// @throws org.springframework.dao.DataAccessException when the database cannot be worked
    ///     with
    public Optional<Outcome> replay(long channelId, long seq) {
        return find(channelId, seq).map(parked -> {
            Outcome outcome = desk.takeAgain(ChangeJson.read(parked.payload()), 1);
            if (outcome.result() != Outcome.Result.PARKED) {
                settle(channelId, seq);
            }
            return outcome;
        });
    }

    private Optional<ParkedChange> find(long channelId, long seq) {
        return database.jdbc()
                .sql(ONE)
                .param("consumer", SignalDesk.CONSUMER)
                .param("channelId", channelId)
                .param("seq", seq)
                .query((row, _) -> change(row))
                .optional();
    }

    private void settle(long channelId, long seq) {
        database.jdbc()
                .sql(SETTLE)
                .param("consumer", SignalDesk.CONSUMER)
                .param("channelId", channelId)
                .param("seq", seq)
                .update();
    }

    private static ParkedChange change(ResultSet row) throws SQLException {
        return new ParkedChange(
                row.getLong("channel_id"),
                row.getLong("seq"),
                row.getLong("message_id"),
                row.getInt("version"),
                row.getInt("attempts"),
                row.getInt("replays"),
                row.getString("error"),
                row.getString("payload"),
                Columns.time(row, "parked_at"));
    }
}
