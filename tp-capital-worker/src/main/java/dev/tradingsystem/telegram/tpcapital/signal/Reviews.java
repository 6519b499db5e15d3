package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;

/// Findings that wait for a person.
public final class Reviews {

    private static final String ADD = """
            INSERT INTO tp_capital.reviews
                   (channel_id, message_id, ordinal, version, seq, sent_at, reasons, draft, spans, text, parser_version)
            VALUES (:channelId, :messageId, :ordinal, :version, :seq, :sentAt, :reasons, :draft::jsonb, :spans::jsonb,
                    :text, :parserVersion)
                ON CONFLICT (channel_id, message_id, ordinal, version) DO NOTHING
            """;
    private static final String SUPERSEDE = """
            UPDATE tp_capital.reviews
               SET state = 'superseded'
             WHERE channel_id = :channelId AND message_id = :messageId AND version < :version AND state = 'open'
            """;
    private static final String OPEN = "SELECT count(*) FROM tp_capital.reviews r WHERE r.state = 'open'";

    private final SignalDatabase database;

    public Reviews(SignalDatabase database) {
        this.database = database;
    }

    /// How many wait.
    public long open() {
        return database.jdbc().sql(OPEN).query(Long.class).single();
    }

    void add(MessageReading read, int ordinal, Review review) {
        database.jdbc()
                .sql(ADD)
                .param("channelId", read.change().channelId())
                .param("messageId", read.change().messageId())
                .param("ordinal", ordinal)
                .param("version", read.change().version())
                .param("seq", read.change().seq())
                .param("sentAt", Columns.time(read.message().sentAt()))
                .param(
                        "reasons",
                        Columns.words(
                                review.reasons().stream().map(Reason::word).toList()))
                .param("draft", SignalJson.draft(review.draft()))
                .param("spans", SignalJson.spans(review.spans()))
                .param("text", read.text())
                .param("parserVersion", SignalParser.VERSION)
                .update();
    }

    /// What was asked about older versions of the message is no question any more.
    void supersede(MessageReading read) {
        database.jdbc()
                .sql(SUPERSEDE)
                .param("channelId", read.change().channelId())
                .param("messageId", read.change().messageId())
                .param("version", read.change().version())
                .update();
    }
}
