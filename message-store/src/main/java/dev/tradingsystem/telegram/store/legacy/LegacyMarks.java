package dev.tradingsystem.telegram.store.legacy;

import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.store.log.EncodedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Brings over what people and consumers did to messages: deletions, wishes to process
/// again, and who has processed what. A message is deleted when all its rows are.
///
/// Only messages that nothing has happened to since are touched, so that a later
/// run takes nothing back that somebody decided here.
final class LegacyMarks {

    private static final String CREATE = """
            DROP TABLE IF EXISTS legacy_marks;
            CREATE TEMP TABLE legacy_marks (
              channel bigint, message bigint, deleted bigint, reason text, asked bigint, consumer text,
              PRIMARY KEY (channel, message))
            """;
    private static final String MARKS = """
            COPY (SELECT r.channel, r.message,
                         CASE WHEN bool_and(r.deleted) THEN coalesce(max(<deleted>), 0) END,
                         max(r.metadata #>> '{deletion,reason}'),
                         CASE WHEN bool_or(r.status = 'reprocess_pending') THEN coalesce(max(<asked>), 0) END,
                         max(r.metadata ->> 'processed_by')
                    FROM (<rows>) r
                   WHERE r.problem IS NULL
                   GROUP BY r.channel, r.message
                  HAVING bool_and(r.deleted) OR bool_or(r.status = 'reprocess_pending')
                      OR max(r.metadata ->> 'processed_by') IS NOT NULL) TO STDOUT
            """;
    private static final String MICROS = """
            CASE WHEN <at> >= '2013-08-01 00:00Z' AND <at> < '2100-01-01 00:00Z'
                 THEN (extract(epoch FROM <at>) * 1000000)::bigint END
            """;
    private static final String HIDE = """
            INSERT INTO telegram.hidden (channel_id, message_id, hidden_at, hidden_by, reason)
            SELECT d.channel, d.message, coalesce(telegram.at_micros(d.deleted), now()), 'previous stack', d.reason
              FROM legacy_marks d
              JOIN telegram.message_key k ON k.channel_id = d.channel AND k.message_id = d.message AND k.version = 1
             WHERE d.deleted IS NOT NULL
                ON CONFLICT DO NOTHING
            """;
    private static final String DELETIONS = """
            SELECT d.channel, d.message, coalesce(nullif(d.deleted, 0), (extract(epoch FROM now()) * 1000000)::bigint) AS at,
                   d.reason
              FROM legacy_marks d
              JOIN telegram.message_key k ON k.channel_id = d.channel AND k.message_id = d.message AND k.version = 1
             WHERE d.deleted IS NOT NULL AND (d.channel, d.message) > (:channel, :message)
             ORDER BY d.channel, d.message
             LIMIT :limit
            """;
    private static final String ASK = """
            INSERT INTO telegram.reprocess_request (channel_id, message_id, consumer, requested_at, requested_by)
            SELECT d.channel, d.message, 'tp-capital', coalesce(telegram.at_micros(d.asked), now()), 'previous stack'
              FROM legacy_marks d
              JOIN telegram.message_key k ON k.channel_id = d.channel AND k.message_id = d.message AND k.version = 1
             WHERE d.asked IS NOT NULL AND d.deleted IS NULL
                ON CONFLICT DO NOTHING
            """;
    private static final String PROCESSED = """
            INSERT INTO telegram.consumer_mark (consumer, channel_id, message_id, version, outcome)
            SELECT d.consumer, d.channel, d.message, 1, 'processed'
              FROM legacy_marks d
              JOIN telegram.message_key k ON k.channel_id = d.channel AND k.message_id = d.message
             WHERE d.consumer <> ''
                ON CONFLICT DO NOTHING
            """;
    private static final String COUNTS = """
            SELECT count(*) FILTER (WHERE d.deleted IS NOT NULL) AS deleted,
                   count(*) FILTER (WHERE d.asked IS NOT NULL AND d.deleted IS NULL) AS asked,
                   count(*) FILTER (WHERE d.consumer <> '') AS processed
              FROM legacy_marks d
            """;

    private final Connection target;
    private final JdbcClient jdbc;
    private final LegacyWriter writer;

    /// @param processed messages that a consumer had finished
    record Counts(long deleted, long asked, long processed) {}

    LegacyMarks(Connection target, DataSource sameConnection, LegacyWriter writer) {
        this.target = target;
        this.jdbc = JdbcClient.create(sameConnection);
        this.writer = writer;
    }

    Counts copy(OldDatabase old) throws SQLException {
        jdbc.sql(CREATE).update();
        String marks = MARKS.replace("<deleted>", MICROS.replace("<at>", "r.deleted_at"))
                .replace("<asked>", MICROS.replace("<at>", "r.reprocess_requested_at"))
                .replace("<rows>", LegacySql.rows(old.table(), "true"));
        Staging.pass(old.connection(), marks, target, "COPY legacy_marks FROM STDIN");
        jdbc.sql("ANALYZE legacy_marks").update();
        jdbc.sql(ASK).update();
        jdbc.sql(PROCESSED).update();
        jdbc.sql(HIDE).update();
        delete();
        return jdbc.sql(COUNTS)
                .query((row, _) -> new Counts(row.getLong("deleted"), row.getLong("asked"), row.getLong("processed")))
                .single();
    }

    private void delete() {
        List<EncodedEvent> deletions = deletions(Long.MIN_VALUE, 0);
        while (!deletions.isEmpty()) {
            writer.append(deletions, (event, reason) -> {
                throw new IllegalStateException("the deletion of message %d of channel %d was refused: %s"
                        .formatted(event.event().messageId(), event.event().channelId(), reason));
            });
            MessageEvent last = deletions.getLast().event();
            deletions = deletions(last.channelId(), last.messageId());
        }
    }

    private List<EncodedEvent> deletions(long channelId, long messageId) {
        return jdbc.sql(DELETIONS)
                .param("channel", channelId)
                .param("message", messageId)
                .param("limit", LegacyWriter.BATCH)
                .query((row, _) -> EncodedEvent.of(new MessageEvent.Deleted(
                        row.getLong("channel"),
                        row.getLong("message"),
                        LegacyRow.at(row.getLong("at")),
                        MessageEvent.Cause.OPERATOR,
                        row.getString("reason"),
                        Origin.IMPORT,
                        LegacyRow.at(row.getLong("at")))))
                .list();
    }
}
