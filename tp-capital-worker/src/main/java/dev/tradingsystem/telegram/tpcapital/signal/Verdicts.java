package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.model.EventKey;
import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import java.util.List;
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
             WHERE v.kind = ANY(:yielding)
            RETURNING v.channel_id, v.message_id, v.version,
                      EXISTS (SELECT FROM tp_capital.verdicts n
                               WHERE n.channel_id = v.channel_id AND n.message_id = v.message_id
                                 AND n.version > v.version AND n.kind NOT IN ('failed', 'poisoned')) AS overtaken
            """;
    private static final String KNOWN = """
            SELECT EXISTS (
              SELECT FROM tp_capital.verdicts v
               WHERE v.channel_id = :channelId AND v.message_id = :messageId AND v.version >= :version
                 AND v.kind <> 'failed')
            """;
    /// What gives way to a better verdict.
    private static final List<String> FAILED = List.of("failed");
    private static final List<String> EVERY_KIND =
            List.of("signal", "update", "cancel", "review", "noise", "failed", "poisoned");

    /// And what does when somebody asks for one more try.
    private static final List<String> GIVEN_UP = List.of("failed", "poisoned");

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

    /// A verdict that was new, or took the place of a failure.
    ///
    /// @param overtaken whether a newer version of the message was read before, so that this one
    ///     must not change anything
    record Fresh(EventKey key, boolean overtaken) {}

    /// Records the verdicts in one statement and answers those that were new, or had failed
    /// before.
    List<Fresh> record(List<Verdict> verdicts) {
        return record(verdicts, FAILED);
    }

    /// Puts these in the place of what stands, for a newer parser.
    void replace(List<Verdict> newer) {
        List<Fresh> _ = record(newer, EVERY_KIND);
    }

    /// As [#record], also in the place of what was given up.
    List<Fresh> recordAgain(Verdict verdict) {
        return record(List.of(verdict), GIVEN_UP);
    }

    private List<Fresh> record(List<Verdict> verdicts, List<String> yielding) {
        return database.jdbc()
                .sql(RECORD)
                .param("parserVersion", SignalParser.VERSION)
                .param("yielding", Columns.words(yielding))
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
                .query((row, _) -> new Fresh(
                        new EventKey(row.getLong(1), row.getLong(2), row.getInt(3)), row.getBoolean("overtaken")))
                .list();
    }

    /// Whether this version or a newer one has a verdict that stands.
    public boolean isKnown(EventKey key) {
        return database.jdbc()
                .sql(KNOWN)
                .param("channelId", key.channelId())
                .param("messageId", key.messageId())
                .param("version", key.version())
                .query(Boolean.class)
                .single();
    }
}
