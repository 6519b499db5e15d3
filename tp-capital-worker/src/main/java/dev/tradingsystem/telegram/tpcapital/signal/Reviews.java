package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import java.util.List;

/// Findings that wait for a person.
public final class Reviews {

    private static final String ADD = """
            INSERT INTO tp_capital.reviews AS w
                   (channel_id, message_id, ordinal, version, seq, sent_at, reasons, draft, spans, text, parser_version,
                    historic)
            SELECT r.channel_id, r.message_id, r.ordinal, r.version, r.seq, r.sent_at, r.reasons, r.draft, r.spans, r.text,
                   r.parser_version, r.historic
              FROM jsonb_to_recordset(:rows::jsonb)
                AS r (channel_id bigint, message_id bigint, ordinal smallint, version int, seq bigint,
                      sent_at timestamptz, reasons text[], draft jsonb, spans jsonb, text text, parser_version int,
                      historic boolean)
                ON CONFLICT (channel_id, message_id, ordinal, version) DO UPDATE
               SET reasons = excluded.reasons, draft = excluded.draft, spans = excluded.spans,
                   parser_version = excluded.parser_version, state = 'open'
             WHERE w.state IN ('open', 'superseded') AND w.parser_version <> excluded.parser_version
            """;
    private static final String SUPERSEDE = """
            UPDATE tp_capital.reviews r
               SET state = 'superseded'
              FROM unnest(:messageIds, :versions) AS n (message_id, version)
             WHERE r.channel_id = :channelId AND r.message_id = n.message_id AND r.version < n.version
               AND r.state = 'open'
            """;
    private static final String SETTLE = """
            UPDATE tp_capital.reviews r
               SET state = 'superseded'
             WHERE r.channel_id = :channelId AND r.message_id = ANY(:messageIds) AND r.state = 'open'
               AND NOT ('orphan' = ANY(r.reasons)) AND r.parser_version <> :parserVersion
            """;
    private static final String OPEN = "SELECT count(*) FROM tp_capital.reviews r WHERE r.state = 'open'";

    private final SignalDatabase database;

    public Reviews(SignalDatabase database) {
        this.database = database;
    }

    /// A finding that waits, and its place among those of its message.
    record Entry(Source source, int ordinal, Review review) {}

    /// How many wait.
    public long open() {
        return database.jdbc().sql(OPEN).query(Long.class).single();
    }

    void add(List<Entry> entries) {
        String rows = BoardRows.reviews(entries);
        if (rows != null) {
            database.jdbc().sql(ADD).param("rows", rows).update();
        }
    }

    /// What was asked about older versions of these messages is no question any more.
    void supersede(List<MessageReading> newer) {
        if (newer.isEmpty()) {
            return;
        }
        database.jdbc()
                .sql(SUPERSEDE)
                .param("channelId", newer.getFirst().change().channelId())
                .param(
                        "messageIds",
                        Columns.numbers(newer.stream()
                                .map(read -> read.change().messageId())
                                .toList()))
                .param(
                        "versions",
                        Columns.integers(newer.stream()
                                .map(read -> read.change().version())
                                .toList()))
                .update();
    }

    /// What an older parser asked about these messages is no question any more; news of nothing
    /// that was known is none of the parser's.
    void settle(List<MessageReading> reads) {
        database.jdbc()
                .sql(SETTLE)
                .param("channelId", reads.getFirst().change().channelId())
                .param(
                        "messageIds",
                        Columns.numbers(reads.stream()
                                .map(read -> read.change().messageId())
                                .toList()))
                .param("parserVersion", SignalParser.VERSION)
                .update();
    }
}
