package dev.tradingsystem.telegram.tpcapital.replay;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import dev.tradingsystem.telegram.tpcapital.read.OrderDocument;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/// The differences of replays.
final class ReplayChanges {

    private static final String ADD = """
            INSERT INTO tp_capital.replay_changes
                   (replay_id, number, kind, message_id, message_version, seq, sent_at, text, ordinal, signal_version,
                    before, after, fields)
            SELECT :id, :first + i.place, i.kind, i.message_id, i.version, i.seq, i.sent_at, i.text, i.ordinal,
                   i.signal_version, i.before::jsonb, i.after::jsonb,
                   coalesce(string_to_array(nullif(i.fields, ''), ','), '{}')
              FROM unnest(:kinds, :messageIds, :versions, :seqs, :sentAts, :texts, :ordinals, :signalVersions, :befores,
                          :afters, :fields)
                WITH ORDINALITY AS i (kind, message_id, version, seq, sent_at, text, ordinal, signal_version, before,
                                      after, fields, place)
            """;
    private static final String SELECT = "SELECT " + ReplayRows.CHANGE + " FROM tp_capital.replay_changes c ";
    private static final String PAGE = SELECT + """
             WHERE c.replay_id = :id AND c.number > :after AND (:anyKind OR c.kind = :kind)
             ORDER BY c.number
             LIMIT :limit
            """;
    private static final String PAGE_BACK = SELECT + """
             WHERE c.replay_id = :id AND c.number < :after AND (:anyKind OR c.kind = :kind)
             ORDER BY c.number DESC
             LIMIT :limit
            """;
    private static final String OPEN = SELECT + """
              JOIN (SELECT o.sent_at, o.message_id
                      FROM tp_capital.replay_changes o
                     WHERE o.replay_id = :id AND o.outcome IS NULL
                     GROUP BY o.sent_at, o.message_id
                     ORDER BY o.sent_at, o.message_id
                     LIMIT :messages) m ON m.sent_at = c.sent_at AND m.message_id = c.message_id
             WHERE c.replay_id = :id AND c.outcome IS NULL
             ORDER BY c.number
            """;
    private static final String SETTLE = """
            UPDATE tp_capital.replay_changes
               SET outcome = :outcome
             WHERE replay_id = :id AND number = ANY(:numbers)
            """;

    private final SignalDatabase database;

    ReplayChanges(SignalDatabase database) {
        this.database = database;
    }

    /// Adds differences behind those there are.
    void add(Replay replay, List<ReplayChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        database.jdbc()
                .sql(ADD)
                .param("id", replay.id())
                .param("first", replay.counts().differences())
                .param("kinds", array("text", changes, change -> change.kind().word()))
                .param(
                        "messageIds",
                        array("bigint", changes, change -> change.source().messageId()))
                .param(
                        "versions",
                        array("integer", changes, change -> change.source().version()))
                .param(
                        "seqs",
                        array("bigint", changes, change -> change.source().seq()))
                .param(
                        "sentAts",
                        array(
                                "timestamptz",
                                changes,
                                change -> ReplayRows.column(change.source().sentAt())))
                .param("texts", array("text", changes, change -> change.source().text()))
                .param("ordinals", array("integer", changes, change -> stored(change, ReplayChange.Stored::ordinal)))
                .param(
                        "signalVersions",
                        array("integer", changes, change -> stored(change, ReplayChange.Stored::version)))
                .param("befores", array("text", changes, change -> json(change.before())))
                .param("afters", array("text", changes, change -> json(change.after())))
                .param("fields", array("text", changes, change -> String.join(",", change.fields())))
                .update();
    }

    /// Differences behind, or before, a number.
    ///
    /// @param kind `null` for all
    List<ReplayChange> page(long id, ReplayChange.@Nullable Kind kind, long after, boolean back, int limit) {
        return database.jdbc()
                .sql(back ? PAGE_BACK : PAGE)
                .param("id", id)
                .param("after", after)
                .param("anyKind", kind == null)
                .param("kind", kind == null ? "" : kind.word())
                .param("limit", limit)
                .query((row, _) -> ReplayRows.change(row))
                .list();
    }

    /// What is still to be applied, of so many messages.
    List<ReplayChange> open(Replay replay, int messages) {
        return database.jdbc()
                .sql(OPEN)
                .param("id", replay.id())
                .param("messages", messages)
                .query((row, _) -> ReplayRows.change(row))
                .list();
    }

    void settle(Replay replay, List<ReplayChange> changes, String outcome) {
        database.jdbc()
                .sql(SETTLE)
                .param("id", replay.id())
                .param("outcome", outcome)
                .param("numbers", array("bigint", changes, ReplayChange::number))
                .update();
    }

    private static SqlArrayValue array(
            String type, List<ReplayChange> changes, Function<ReplayChange, @Nullable Object> value) {
        Stream<@Nullable Object> values = changes.stream().map(value);
        return new SqlArrayValue(type, values.toArray());
    }

    private static @Nullable Object stored(ReplayChange change, Function<ReplayChange.Stored, Object> value) {
        return change.stored() == null ? null : value.apply(Objects.requireNonNull(change.stored()));
    }

    private static @Nullable String json(@Nullable OrderDocument document) {
        return document == null ? null : document.json();
    }
}
