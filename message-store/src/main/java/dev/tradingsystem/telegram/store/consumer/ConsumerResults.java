package dev.tradingsystem.telegram.store.consumer;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/// What consumers say of single message versions. A failure counts as a try; the fifth sets the
/// message aside, so that it never blocks the rest.
public final class ConsumerResults {

    private static final String REPORT = """
            INSERT INTO telegram.consumer_mark AS m
                   (consumer, channel_id, message_id, version, outcome, reason, acked_at, marked_at)
            SELECT :consumer, i.channel_id, i.message_id, i.version, i.outcome, nullif(i.reason, ''),
                   CASE WHEN i.outcome <> 'failed' THEN now() END, clock_timestamp()
              FROM unnest(:channelIds, :messageIds, :versions, :outcomes, :reasons)
                AS i (channel_id, message_id, version, outcome, reason)
                ON CONFLICT (consumer, channel_id, message_id, version) DO UPDATE
               SET attempts = m.attempts + CASE WHEN excluded.outcome = 'failed' THEN 1 ELSE 0 END,
                   outcome = CASE WHEN excluded.outcome = 'failed' AND m.attempts + 1 >= 5 THEN 'parked'
                                  ELSE excluded.outcome END,
                   reason = excluded.reason, marked_at = excluded.marked_at,
                   acked_at = coalesce(m.acked_at, excluded.acked_at)
            RETURNING m.outcome
            """;
    private static final String DONE = """
            DELETE FROM telegram.reprocess_request r
             USING telegram.consumer_mark m
             WHERE r.consumer = :consumer AND m.consumer = r.consumer AND m.channel_id = r.channel_id
               AND m.message_id = r.message_id AND m.outcome <> 'failed' AND m.marked_at >= r.requested_at
            """;
    private static final String FAILURES = """
            SELECT m.channel_id, m.message_id, m.version, m.outcome, m.reason, m.attempts, m.marked_at
              FROM telegram.consumer_mark m
             WHERE m.consumer = :consumer AND m.outcome IN ('failed', 'parked')
               AND (m.marked_at, m.channel_id, m.message_id) < (:at, :channelId, :messageId)
             ORDER BY m.marked_at DESC, m.channel_id DESC, m.message_id DESC
             LIMIT :limit
            """;

    private final JdbcClient jdbc;

    public ConsumerResults(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// One result.
    ///
    /// @param outcome `processed`, `ignored` or `failed`
    public record Result(
            long channelId,
            long messageId,
            int version,
            String outcome,
            @Nullable String reason) {}

    /// A message version that failed.
    ///
    /// @param outcome `failed`, or `parked` after too many tries
    public record Failure(
            long channelId,
            long messageId,
            int version,
            String outcome,
            @Nullable String reason,
            int attempts,
            Instant at) {}

    /// Takes results; of several for one message version the last one counts.
    ///
    /// @return how many of them are parked now
    public int report(String consumer, Collection<Result> results) {
        var distinct = new LinkedHashMap<List<Long>, Result>();
        results.forEach(each -> distinct.put(List.of(each.channelId(), each.messageId(), (long) each.version()), each));
        Collection<Result> rows = distinct.values();
        List<String> outcomes = jdbc.sql(REPORT)
                .param("consumer", consumer)
                .param(
                        "channelIds",
                        array("bigint", rows.stream().map(Result::channelId).toArray()))
                .param(
                        "messageIds",
                        array("bigint", rows.stream().map(Result::messageId).toArray()))
                .param(
                        "versions",
                        array("int", rows.stream().map(Result::version).toArray()))
                .param(
                        "outcomes",
                        array("text", rows.stream().map(Result::outcome).toArray()))
                .param(
                        "reasons",
                        array(
                                "text",
                                rows.stream()
                                        .map(each -> each.reason() == null ? "" : each.reason())
                                        .toArray()))
                .query((row, _) -> row.getString("outcome"))
                .list();
        jdbc.sql(DONE).param("consumer", consumer).update();
        return (int) outcomes.stream().filter("parked"::equals).count();
    }

    private static SqlArrayValue array(String type, Object[] values) {
        return new SqlArrayValue(type, values);
    }

    /// What failed, newest first.
    ///
    /// @param before only older ones than this; the newest when `null`
    public List<Failure> failures(String consumer, @Nullable Failure before, int limit) {
        return jdbc.sql(FAILURES)
                .param("consumer", consumer)
                .param("at", Consumers.parameter(before == null ? Instant.parse("9999-01-01T00:00:00Z") : before.at()))
                .param("channelId", before == null ? 0 : before.channelId())
                .param("messageId", before == null ? 0 : before.messageId())
                .param("limit", limit)
                .query((row, _) -> new Failure(
                        row.getLong("channel_id"),
                        row.getLong("message_id"),
                        row.getInt("version"),
                        row.getString("outcome"),
                        row.getString("reason"),
                        row.getInt("attempts"),
                        row.getObject("marked_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
