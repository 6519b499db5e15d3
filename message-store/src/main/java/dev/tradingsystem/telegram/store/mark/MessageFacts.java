package dev.tradingsystem.telegram.store.mark;

import dev.tradingsystem.telegram.model.MessageRef;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/// What is known of messages beside their rows, for a whole page at once.
public final class MessageFacts {

    private static final String FIRST_COMMITTED = """
            WITH RECURSIVE chain AS (
              SELECT g.seq AS newest, g.seq, g.supersedes, g.recorded_at
                FROM telegram_v1.changes g
               WHERE g.seq = ANY(:seqs)
               UNION ALL
              SELECT chain.newest, before.seq, before.supersedes, before.recorded_at
                FROM chain
               CROSS JOIN LATERAL (SELECT g.seq, g.supersedes, g.recorded_at FROM telegram_v1.changes g
                                    WHERE g.seq = chain.supersedes LIMIT 1) before
            )
            SELECT DISTINCT ON (chain.newest) chain.newest, chain.recorded_at FROM chain ORDER BY chain.newest, chain.seq
            """;
    private static final String PUBLISHED = """
            SELECT s.seq, f.at
              FROM unnest(:seqs, :channels) AS s (seq, channel_id)
              JOIN telegram.channel c ON c.channel_id = s.channel_id
             CROSS JOIN LATERAL (
                   SELECT x.from_seq, x.at FROM telegram_v1.sink_confirmations x
                    WHERE x.account = c.account AND x.sink = 'rabbitmq' AND x.to_seq >= s.seq
                    ORDER BY x.to_seq
                    LIMIT 1) f
             WHERE f.from_seq <= s.seq
            """;
    private static final String REQUESTS = """
            SELECT DISTINCT ON (r.channel_id, r.message_id) r.channel_id, r.message_id, r.requested_by AS by,
                   r.requested_at AS at
              FROM unnest(:channels, :messages) AS i (channel_id, message_id)
              JOIN telegram.reprocess_request r ON r.channel_id = i.channel_id AND r.message_id = i.message_id
             ORDER BY r.channel_id, r.message_id, r.requested_at DESC
            """;
    private static final String PROCESSED = """
            SELECT i.channel_id, i.message_id, m.consumer AS by, m.marked_at AS at
              FROM unnest(:channels, :messages) AS i (channel_id, message_id)
              JOIN telegram.message_key k ON k.channel_id = i.channel_id AND k.message_id = i.message_id
             CROSS JOIN LATERAL (
                   SELECT x.consumer, x.marked_at
                     FROM unnest(:consumers) AS c (name)
                     JOIN telegram.consumer_mark x
                       ON x.consumer = c.name AND x.channel_id = k.channel_id AND x.message_id = k.message_id
                      AND x.version = k.version AND x.outcome = 'processed'
                    ORDER BY x.marked_at DESC
                    LIMIT 1) m
            """;

    /// Consumers are few and marks are many: their names are found by hopping through the key.
    private static final String CONSUMERS = """
            WITH RECURSIVE names AS (
              (SELECT m.consumer FROM telegram.consumer_mark m ORDER BY m.consumer LIMIT 1)
               UNION ALL
              SELECT (SELECT m.consumer FROM telegram.consumer_mark m
                       WHERE m.consumer > names.consumer ORDER BY m.consumer LIMIT 1)
                FROM names
               WHERE names.consumer IS NOT NULL
            )
            SELECT names.consumer FROM names WHERE names.consumer IS NOT NULL
            """;

    private final JdbcClient jdbc;

    public MessageFacts(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// Who said something of a message, and when.
    public record Said(String by, Instant at) {}

    /// When the first version of messages was committed, by the number of their newest change; of
    /// what the log no longer holds, the oldest one it does.
    public Map<Long, Instant> firstCommitted(Collection<Long> seqs) {
        var times = new HashMap<Long, Instant>();
        if (!seqs.isEmpty()) {
            jdbc.sql(FIRST_COMMITTED)
                    .param("seqs", new SqlArrayValue("bigint", seqs.toArray()))
                    .query(row -> {
                        times.put(
                                row.getLong("newest"),
                                row.getObject("recorded_at", OffsetDateTime.class)
                                        .toInstant());
                    });
        }
        return times;
    }

    /// When changes were on the queue, by their numbers; that is known for a week.
    ///
    /// @param channels the channel of each number
    public Map<Long, Instant> published(Map<Long, Long> channels) {
        var times = new HashMap<Long, Instant>();
        if (!channels.isEmpty()) {
            List<Map.Entry<Long, Long>> entries = List.copyOf(channels.entrySet());
            jdbc.sql(PUBLISHED)
                    .param(
                            "seqs",
                            numbers(entries.stream().map(Map.Entry::getKey).toList()))
                    .param(
                            "channels",
                            numbers(entries.stream().map(Map.Entry::getValue).toList()))
                    .query(row -> {
                        times.put(
                                row.getLong("seq"),
                                row.getObject("at", OffsetDateTime.class).toInstant());
                    });
        }
        return times;
    }

    /// The newest wish to process a message again, as long as it is not fulfilled.
    public Map<MessageRef, Said> requests(Collection<MessageRef> refs) {
        return said(jdbc.sql(REQUESTS), refs);
    }

    /// The consumer that processed the present version last.
    public Map<MessageRef, Said> processed(Collection<MessageRef> refs) {
        List<String> consumers =
                jdbc.sql(CONSUMERS).query((row, _) -> row.getString("consumer")).list();
        return consumers.isEmpty()
                ? Map.of()
                : said(jdbc.sql(PROCESSED).param("consumers", new SqlArrayValue("text", consumers.toArray())), refs);
    }

    private static Map<MessageRef, Said> said(JdbcClient.StatementSpec statement, Collection<MessageRef> refs) {
        var said = new HashMap<MessageRef, Said>();
        if (!refs.isEmpty()) {
            statement
                    .param(
                            "channels",
                            numbers(refs.stream().map(MessageRef::channelId).toList()))
                    .param(
                            "messages",
                            numbers(refs.stream().map(MessageRef::messageId).toList()))
                    .query(row -> {
                        said.put(
                                new MessageRef(row.getLong("channel_id"), row.getLong("message_id")),
                                new Said(
                                        row.getString("by"),
                                        row.getObject("at", OffsetDateTime.class)
                                                .toInstant()));
                    });
        }
        return said;
    }

    private static SqlArrayValue numbers(List<Long> numbers) {
        return new SqlArrayValue("bigint", numbers.toArray());
    }
}
