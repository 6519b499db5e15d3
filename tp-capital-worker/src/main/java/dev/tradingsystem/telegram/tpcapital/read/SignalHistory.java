package dev.tradingsystem.telegram.tpcapital.read;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a signal was before, and what was said about it later.
public final class SignalHistory {

    private static final String VERSIONS = """
            SELECT v.number, v.version, v.parser_version, v.recorded_at, v.made_by, v.status, v.reason,
                   v.signal::text AS signal
              FROM tp_capital.signal_versions v
             WHERE v.signal_id = :id
             ORDER BY v.number
            """;
    private static final String EVENTS = """
            SELECT e.sent_at, e.kind, e.actions, e.details::text AS details, e.channel_id, e.message_id, e.version, e.seq
              FROM tp_capital.signal_events e
             WHERE e.signal_id = :id
             ORDER BY e.sent_at, e.id
            """;

    private final SignalDatabase database;

    SignalHistory(SignalDatabase database) {
        this.database = database;
    }

    /// A state of a signal.
    ///
    /// @param madeBy `parser`, `operator`, or `replay:` and a number
    /// @param status of the signal after it, where that is known
    /// @param reason what a person gave as reason
    /// @param signal the order as a whole, as JSON
    public record Version(
            int number,
            int messageVersion,
            int parserVersion,
            Instant at,
            String madeBy,
            @Nullable String status,
            @Nullable String reason,
            String signal) {}

    /// News of a signal.
    ///
    /// @param details what it said, as JSON
    public record Event(
            Instant at,
            String kind,
            List<String> actions,
            String details,
            long channelId,
            long messageId,
            int messageVersion,
            long seq) {

        public Event {
            actions = List.copyOf(actions);
        }
    }

    /// Every state a signal had, the first one first.
    ///
    /// @param id the signal's row
    public List<Version> versions(long id) {
        return database.jdbc()
                .sql(VERSIONS)
                .param("id", id)
                .query((row, _) -> new Version(
                        row.getInt("number"),
                        row.getInt("version"),
                        row.getInt("parser_version"),
                        Rows.time(row, "recorded_at"),
                        row.getString("made_by"),
                        row.getString("status"),
                        row.getString("reason"),
                        row.getString("signal")))
                .list();
    }

    /// Updates and cancellations of a signal, oldest first.
    ///
    /// @param id the signal's row
    public List<Event> events(long id) {
        return database.jdbc()
                .sql(EVENTS)
                .param("id", id)
                .query((row, _) -> new Event(
                        Rows.time(row, "sent_at"),
                        row.getString("kind"),
                        Rows.words(row, "actions"),
                        row.getString("details"),
                        row.getLong("channel_id"),
                        row.getLong("message_id"),
                        row.getInt("version"),
                        row.getLong("seq")))
                .list();
    }
}
