package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Reads the signals that changes can have to do with, and writes what became of them: one
/// statement per table, however many changes there are.
///
/// Everything here runs within the caller's transaction, which holds the channel.
final class BoardTable {

    /// News about history looks back this far.
    private static final int HISTORY_DAYS = 90;

    private static final String OF_MESSAGES = """
            SELECT s.id
              FROM tp_capital.signals s
             WHERE s.channel_id = :channelId AND s.message_id = ANY(:messages)
            """;
    private static final String TOLD = """
            SELECT e.signal_id
              FROM tp_capital.signal_events e
             WHERE e.channel_id = :channelId AND e.message_id = ANY(:edited)
            """;
    private static final String REPEATING = """
            SELECT d.id
              FROM tp_capital.signals f
              JOIN tp_capital.signals d ON d.duplicate_of = f.id
             WHERE f.channel_id = :channelId AND f.message_id = ANY(:edited)
            """;
    private static final String FOLLOWED = """
            SELECT s.id
              FROM tp_capital.signals s
             WHERE s.channel_id = :channelId AND (:all OR s.asset = ANY(:assets)) AND s.sent_at <= :newest
               AND (s.status IN ('open', 'filled') OR (s.status = 'expired' AND s.expires_at > :oldest)
                    OR (:historic AND s.status = 'historic' AND s.sent_at > :oldest - :historyDays * interval '1 day'))
            """;
    private static final String REPEATED = """
            SELECT s.id
              FROM tp_capital.signals s
             WHERE s.channel_id = :channelId
               AND s.fingerprint IN (SELECT decode(f.hex, 'hex') FROM unnest(:fingerprints) AS f (hex))
               AND (s.status IN ('open', 'filled')
                    OR (s.sent_at > :oldest - :days * interval '1 day'
                        AND s.status IN ('closed', 'stopped', 'expired', 'duplicate')))
            """;
    private static final String LOAD = """
            WITH wanted AS (
            %s
            )
            SELECT s.id, s.message_id, s.ordinal, s.sent_at, s.asset, s.side, encode(s.fingerprint, 'hex') AS fingerprint,
                   s.expires_at, s.status, s.status_before, s.duplicate_of, s.made_by,
                   (SELECT max(v.number) FROM tp_capital.signal_versions v WHERE v.signal_id = s.id) AS versions,
                   ARRAY(SELECT DISTINCT e.message_id
                           FROM tp_capital.signal_events e
                          WHERE e.signal_id = s.id AND e.message_id = ANY(:edited)) AS told
              FROM wanted w
              JOIN tp_capital.signals s ON s.id = w.id
             ORDER BY s.id
            """;
    private static final String IDS = """
            SELECT nextval(pg_get_serial_sequence('tp_capital.signals', 'id')) FROM generate_series(1, :count)
            """;
    /// Row numbers are fetched so many at a time; those that are left at the end stay unused.
    private static final int IDS_AT_ONCE = 64;

    private static final String ADD = """
            INSERT INTO tp_capital.signals
                   (id, channel_id, message_id, ordinal, version, sent_at, seq, asset, asset_class, side, type, entry_min,
                    entry_max, at_market, targets, target_final, stop, valid_until, expires_at, currency, complete,
                    correction, status, status_before, duplicate_of, fingerprint, notes, spans, text, parser_version,
                    made_by)
            OVERRIDING SYSTEM VALUE
            SELECT r.id, r.channel_id, r.message_id, r.ordinal, r.version, r.sent_at, r.seq, r.asset, r.asset_class,
                   r.side, r.type, r.entry_min, r.entry_max, r.at_market, r.targets, r.target_final, r.stop,
                   r.valid_until, r.expires_at, r.currency, r.complete, r.correction, r.status, r.status_before,
                   r.duplicate_of, decode(r.fingerprint, 'hex'), r.notes, r.spans, r.text, r.parser_version, r.made_by
              FROM jsonb_populate_recordset(NULL::tp_capital.signal_row, :rows::jsonb) AS r
             ORDER BY r.id
            """;
    private static final String CHANGE = """
            UPDATE tp_capital.signals s
               SET version = r.version, seq = r.seq, asset = r.asset, asset_class = r.asset_class, side = r.side,
                   type = r.type, entry_min = r.entry_min, entry_max = r.entry_max, at_market = r.at_market,
                   targets = r.targets, target_final = r.target_final, stop = r.stop, valid_until = r.valid_until,
                   expires_at = r.expires_at, currency = r.currency, complete = r.complete, correction = r.correction,
                   status = r.status, status_before = r.status_before, duplicate_of = r.duplicate_of,
                   fingerprint = decode(r.fingerprint, 'hex'), notes = r.notes, spans = r.spans, text = r.text,
                   parser_version = r.parser_version, made_by = r.made_by, updated_at = now()
              FROM jsonb_populate_recordset(NULL::tp_capital.signal_row, :rows::jsonb) AS r
             WHERE s.id = r.id
            """;
    private static final String FOLLOW = """
            UPDATE tp_capital.signals s
               SET version = coalesce(r.version, s.version), seq = coalesce(r.seq, s.seq), status = r.status,
                   status_before = r.status_before, duplicate_of = r.duplicate_of, updated_at = now()
              FROM jsonb_populate_recordset(NULL::tp_capital.signal_row, :rows::jsonb) AS r
             WHERE s.id = r.id
            """;
    private static final String KEEP_STATES = """
            INSERT INTO tp_capital.signal_versions
                   (signal_id, number, version, parser_version, signal, made_by, status)
            SELECT r.signal_id, r.number, r.version, r.parser_version, r.signal, r.made_by, r.status
              FROM jsonb_to_recordset(:rows::jsonb)
                AS r (signal_id bigint, number int, version int, parser_version int, signal jsonb, made_by text, status text)
            """;
    private static final String TELL = """
            INSERT INTO tp_capital.signal_events
                   (signal_id, channel_id, message_id, ordinal, version, seq, kind, actions, details, sent_at)
            SELECT r.signal_id, r.channel_id, r.message_id, r.ordinal, r.version, r.seq, r.kind, r.actions, r.details,
                   r.sent_at
              FROM jsonb_to_recordset(:rows::jsonb)
                AS r (signal_id bigint, channel_id bigint, message_id bigint, ordinal smallint, version int, seq bigint,
                      kind text, actions text[], details jsonb, sent_at timestamptz)
                ON CONFLICT (channel_id, message_id, ordinal, version, signal_id) DO NOTHING
            """;

    private final SignalDatabase database;
    private final PerChannel<ZoneId> zones;
    private final Queue<Long> spareIds = new ConcurrentLinkedQueue<>();

    BoardTable(SignalDatabase database, PerChannel<ZoneId> zones) {
        this.database = database;
        this.zones = zones;
    }

    /// What these changes can have to do with; they are of one channel.
    Board load(List<MessageReading> reads) {
        return load(BoardQuestion.of(reads));
    }

    Board load(BoardQuestion question) {
        return new Board(
                zones.of(question.channelId()),
                held(question),
                ids(question.orders()).iterator());
    }

    private List<Standing> held(BoardQuestion question) {
        List<String> wanted = wanted(question);
        return wanted.isEmpty()
                ? List.of()
                : database.jdbc()
                        .sql(LOAD.replace("%s", String.join(" UNION ", wanted)))
                        .param("channelId", question.channelId())
                        .param("messages", Columns.numbers(question.messages()))
                        .param("edited", Columns.numbers(question.edited()))
                        .param("assets", Columns.words(question.assets()))
                        .param("fingerprints", Columns.words(question.fingerprints()))
                        .param("all", question.all())
                        .param("historic", question.historic())
                        .param("oldest", Columns.time(question.oldest()))
                        .param("newest", Columns.time(question.newest()))
                        .param("days", Board.REPETITION.toDays())
                        .param("historyDays", HISTORY_DAYS)
                        .query((row, _) -> Standing.stored(standing(row)))
                        .list();
    }

    /// Only what can matter is asked: the usual message is a new one.
    private static List<String> wanted(BoardQuestion question) {
        List<String> wanted = new ArrayList<>();
        if (!question.messages().isEmpty()) {
            wanted.add(OF_MESSAGES);
        }
        if (!question.edited().isEmpty()) {
            wanted.add(TOLD);
            wanted.add(REPEATING);
        }
        if (question.all() || !question.assets().isEmpty()) {
            wanted.add(FOLLOWED);
        }
        if (!question.fingerprints().isEmpty()) {
            wanted.add(REPEATED);
        }
        return wanted;
    }

    /// Writes what was changed on the board.
    void write(Board board) {
        List<Standing> touched = board.signals().filter(Standing::isTouched).toList();
        send(ADD, BoardRows.whole(touched.stream().filter(s -> !s.isStored())));
        send(CHANGE, BoardRows.whole(touched.stream().filter(s -> s.isStored() && s.said() != null)));
        send(FOLLOW, BoardRows.fates(touched.stream().filter(s -> s.isStored() && s.said() == null)));
        send(KEEP_STATES, BoardRows.states(touched));
        send(TELL, BoardRows.news(board.news()));
    }

    private void send(String statement, @Nullable String rows) {
        if (rows != null) {
            database.jdbc().sql(statement).param("rows", rows).update();
        }
    }

    private List<Long> ids(int count) {
        List<Long> ids = new ArrayList<>();
        for (Long id = count == 0 ? null : spareIds.poll();
                id != null;
                id = ids.size() == count ? null : spareIds.poll()) {
            ids.add(id);
        }
        int missing = count - ids.size();
        if (missing > 0) {
            List<Long> fetched = database.jdbc()
                    .sql(IDS)
                    .param("count", Math.max(missing, IDS_AT_ONCE))
                    .query((row, _) -> row.getLong(1))
                    .list();
            ids.addAll(fetched.subList(0, missing));
            keepOnceCommitted(List.copyOf(fetched.subList(missing, fetched.size())));
        }
        return ids;
    }

    /// A server that crashes gives numbers out again that it gave to a transaction it has not
    /// committed.
    private void keepOnceCommitted(List<Long> spare) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    spareIds.addAll(spare);
                }
            });
        }
    }

    private static Standing.Row standing(ResultSet row) throws SQLException {
        long first = row.getLong("duplicate_of");
        Long duplicateOf = row.wasNull() ? null : first;
        OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
        Instant expiresAt = expires == null ? null : expires.toInstant();
        Array told = row.getArray("told");
        return new Standing.Row(
                row.getLong("id"),
                row.getLong("message_id"),
                row.getInt("ordinal"),
                Columns.time(row, "sent_at"),
                new Standing.Order(
                        row.getString("asset"), row.getString("side"), row.getString("fingerprint"), expiresAt),
                new Standing.Fate(
                        Status.of(row.getString("status")), Status.orNull(row.getString("status_before")), duplicateOf),
                row.getString("made_by"),
                row.getInt("versions"),
                Set.of((Long[]) told.getArray()));
    }
}
