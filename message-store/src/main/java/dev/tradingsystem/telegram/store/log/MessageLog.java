package dev.tradingsystem.telegram.store.log;

import dev.tradingsystem.telegram.model.ContentDigest;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.store.lease.Fence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/// The writing side of the log: a batch is one call of `telegram.append`, one commit, one round
/// trip.
public final class MessageLog {

    private static final String APPEND = """
            SELECT a.ord, a.effect, a.seq, a.prev, a.version, a.sent_at, a.edited_at, a.recorded_at, a.body,
                   a.before_seq, a.last_seq
              FROM telegram.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) a
            """;

    private static final String REJECT = """
            INSERT INTO telegram.rejected (account, channel_id, message_id, reason, raw)
            VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (account, channel_id, message_id, raw_digest) DO NOTHING
            """;

    private static final String STALE_FENCE = "TG001";
    private static final int ARRAYS_FROM = 5;

    private final JdbcTemplate jdbc;

    public MessageLog(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    /// Appends a batch, which names each message at most once.
    ///
    /// After an exception the outcome is unknown: the same events go out again under the same
    /// number, and are answered with what the first attempt did.
    ///
    /// @param batch the number after that of the account's last batch, or that one again
    /// @throws DataAccessException when the database did not answer
    public Appended append(Fence fence, long batch, List<EncodedEvent> events) {
        var arrays = new EventArrays(events);
        try {
            return jdbc.execute((Connection connection) -> append(connection, fence, batch, events, arrays));
        } catch (DataAccessException e) {
            return answerOf(e);
        }
    }

    private static Appended append(
            Connection connection, Fence fence, long batch, List<EncodedEvent> events, EventArrays arrays)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setString(1, fence.account());
            statement.setLong(2, fence.number());
            statement.setLong(3, batch);
            statement.setInt(4, ContentDigest.VERSION);
            arrays.bind(connection, statement, ARRAYS_FROM);
            try (ResultSet rows = statement.executeQuery()) {
                return committed(rows, events);
            }
        }
    }

    private static Appended committed(ResultSet rows, List<EncodedEvent> events) throws SQLException {
        var outcomes = new ArrayList<Outcome>(events.size());
        long beforeSeq = 0;
        long lastSeq = 0;
        while (rows.next()) {
            outcomes.add(OutcomeRow.read(rows, events.get(outcomes.size()).event()));
            beforeSeq = rows.getLong("before_seq");
            lastSeq = rows.getLong("last_seq");
        }
        return new Appended.Committed(outcomes, beforeSeq, lastSeq);
    }

    /// Class 22 (data exception) and 23 (constraint) name the content; everything else leaves the
    /// outcome open.
    private static Appended answerOf(DataAccessException failure) {
        if (failure.getMostSpecificCause() instanceof SQLException cause && cause.getSQLState() != null) {
            String state = cause.getSQLState();
            if (state.equals(STALE_FENCE)) {
                return new Appended.StaleFence(String.valueOf(cause.getMessage()));
            }
            if (state.startsWith("22") || state.startsWith("23")) {
                return new Appended.Refused(String.valueOf(cause.getMessage()));
            }
        }
        throw failure;
    }

    /// Records an event that the database refused for its content.
    public void reject(Fence fence, EncodedEvent refused, String reason) {
        MessageEvent event = refused.event();
        jdbc.update(
                REJECT,
                fence.account(),
                event.channelId(),
                event.messageId(),
                reason.replace('\0', ' '),
                refused.body());
    }
}
