package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a person decides about a signal: a new version of it, made by `operator`. Nothing that
/// was before is lost.
public final class SignalDecisions {

    private static final String HELD = """
            SELECT s.id, s.status, s.status_before
              FROM tp_capital.signals s
             WHERE s.channel_id = :channelId AND s.message_id = :messageId AND s.ordinal = :ordinal
            """;
    private static final String DECIDE = """
            WITH decided AS (
              UPDATE tp_capital.signals
                 SET status = :status, status_before = :before::text, updated_at = now()
               WHERE id = :id
              RETURNING id, status
            )
            INSERT INTO tp_capital.signal_versions
                   (signal_id, number, version, parser_version, signal, made_by, status, reason)
            SELECT v.signal_id, v.number + 1, v.version, v.parser_version, v.signal, :by, d.status, :reason
              FROM decided d
              JOIN tp_capital.signal_versions v ON v.signal_id = d.id
             ORDER BY v.number DESC
             LIMIT 1
            """;
    private static final String STORED_AT = """
            SELECT s.channel_id, s.message_id, s.ordinal
              FROM tp_capital.signals s
             WHERE date_trunc('milliseconds', s.created_at) = :at
               AND s.status NOT IN ('cancelled', 'withdrawn')
             ORDER BY s.id
            """;

    /// Who decides here.
    static final String OPERATOR = "operator";

    private final SignalDatabase database;
    private final Offsets offsets;
    private final SignalBook book;

    SignalDecisions(SignalDatabase database, Offsets offsets, SignalBook book) {
        this.database = database;
        this.offsets = offsets;
        this.book = book;
    }

    /// Cancels a signal, whatever it was; not one that its channel has taken back.
    public SignalDecision cancel(SignalId id, String reason) {
        return decide(id, held -> switch (held.status()) {
            case WITHDRAWN -> null;
            case CANCELLED -> Decided.NOTHING;
            case OPEN, FILLED, CLOSED, STOPPED, EXPIRED, HISTORIC, DUPLICATE, SUPERSEDED ->
                new Decided(Status.CANCELLED, held.status(), reason);
        });
    }

    /// Gives a cancelled signal the status it had before, whoever cancelled it.
    public SignalDecision restore(SignalId id, String reason) {
        return decide(
                id,
                held -> held.status() == Status.CANCELLED
                        ? new Decided(held.before() == null ? Status.OPEN : held.before(), null, reason)
                        : null);
    }

    /// Cancels every signal that was stored in this millisecond.
    ///
    /// @return how many there were
    public int cancelStoredAt(Instant at, String reason) {
        List<SignalId> ids = database.jdbc()
                .sql(STORED_AT)
                .param("at", Columns.time(at))
                .query((row, _) -> new SignalId(row.getLong(1), row.getLong(2), row.getInt(3)))
                .list();
        ids.forEach(id -> cancel(id, reason));
        return ids.size();
    }

    private SignalDecision decide(SignalId id, Rule rule) {
        return database.inTransaction(() -> {
            offsets.hold(id.channelId());
            Optional<Held> found = held(id);
            if (found.isEmpty()) {
                return new SignalDecision.Unknown();
            }
            Held held = found.get();
            Decided decided = rule.of(held);
            if (decided == null) {
                return new SignalDecision.Refused(held.status());
            }
            if (decided.reason() != null) {
                write(held, decided);
            }
            return new SignalDecision.Done(book.find(id).orElseThrow());
        });
    }

    private Optional<Held> held(SignalId id) {
        return database.jdbc()
                .sql(HELD)
                .param("channelId", id.channelId())
                .param("messageId", id.messageId())
                .param("ordinal", id.ordinal())
                .query((row, _) -> new Held(
                        row.getLong("id"),
                        Status.of(row.getString("status")),
                        Status.orNull(row.getString("status_before"))))
                .optional();
    }

    private void write(Held held, Decided decided) {
        database.jdbc()
                .sql(DECIDE)
                .param("id", held.id())
                .param("status", decided.status().word())
                .param(
                        "before",
                        decided.before() == null ? null : decided.before().word())
                .param("by", OPERATOR)
                .param("reason", decided.reason())
                .update();
    }

    private record Held(long id, Status status, @Nullable Status before) {}

    /// @param reason `null` when it is so already
    private record Decided(
            Status status,
            @Nullable Status before,
            @Nullable String reason) {
        private static final Decided NOTHING = new Decided(Status.CANCELLED, null, null);
    }

    private interface Rule {
        /// What becomes of the signal; `null` when that may not be decided.
        @Nullable
        Decided of(Held held);
    }
}
