package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.model.EventKey;
import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One row per message version: what came of it. The rows are the judge of what is new; only a
/// failure gives way.
public final class Verdicts {

    private static final String RECORD = """
            INSERT INTO tp_capital.verdicts AS v (channel_id, message_id, version, kind, reason, parser_version, seq)
            SELECT i.channel_id, i.message_id, i.version, i.kind, i.reason, :parserVersion, i.seq
              FROM unnest(:channelIds, :messageIds, :versions, :kinds, :reasons, :seqs)
                AS i (channel_id, message_id, version, kind, reason, seq)
                ON CONFLICT (channel_id, message_id, version) DO UPDATE
               SET kind = excluded.kind, reason = excluded.reason, parser_version = excluded.parser_version,
                   seq = excluded.seq, recorded_at = now()
             WHERE v.kind = 'failed'
            RETURNING v.channel_id, v.message_id, v.version
            """;
    private static final String KNOWN = """
            SELECT EXISTS (
              SELECT FROM tp_capital.verdicts v
               WHERE v.channel_id = :channelId AND v.message_id = :messageId AND v.version >= :version
                 AND v.kind <> 'failed')
            """;
    private static final String NEWER = """
            SELECT EXISTS (
              SELECT FROM tp_capital.verdicts v
               WHERE v.channel_id = :channelId AND v.message_id = :messageId AND v.version > :version
                 AND v.kind NOT IN ('failed', 'poisoned'))
            """;

    private final SignalDatabase database;

    public Verdicts(SignalDatabase database) {
        this.database = database;
    }

    /// A verdict to be recorded.
    record Verdict(EventKey key, String kind, @Nullable String reason, long seq) {

        static Verdict of(MessageReading read) {
            return new Verdict(
                    read.key(), read.kind().word(), read.reason(), read.change().seq());
        }
    }

    /// Records the verdicts in one statement and answers the keys that were new, or had failed
    /// before.
    Set<EventKey> record(List<Verdict> verdicts) {
        return new HashSet<>(database.jdbc()
                .sql(RECORD)
                .param("parserVersion", SignalParser.VERSION)
                .param(
                        "channelIds",
                        Columns.numbers(
                                verdicts.stream().map(v -> v.key().channelId()).toList()))
                .param(
                        "messageIds",
                        Columns.numbers(
                                verdicts.stream().map(v -> v.key().messageId()).toList()))
                .param(
                        "versions",
                        Columns.integers(
                                verdicts.stream().map(v -> v.key().version()).toList()))
                .param(
                        "kinds",
                        Columns.words(verdicts.stream().map(Verdict::kind).toList()))
                .param("reasons", Columns.optionalWords(verdicts.stream().map(Verdict::reason)))
                .param(
                        "seqs",
                        Columns.numbers(verdicts.stream().map(Verdict::seq).toList()))
                .query((row, _) -> new EventKey(row.getLong(1), row.getLong(2), row.getInt(3)))
                .list());
    }

    /// Whether this version or a newer one has a verdict that stands.
    public boolean isKnown(EventKey key) {
        return exists(KNOWN, key);
    }

    /// Whether a newer version was read already, so that this one must not change anything.
    boolean hasNewer(EventKey key) {
        return exists(NEWER, key);
    }

    private boolean exists(String statement, EventKey key) {
        return database.jdbc()
                .sql(statement)
                .param("channelId", key.channelId())
                .param("messageId", key.messageId())
                .param("version", key.version())
                .query(Boolean.class)
                .single();
    }
}
