package dev.tradingsystem.telegram.store.mark;

import dev.tradingsystem.telegram.model.MessageKey;
import dev.tradingsystem.telegram.model.MessageRef;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/// Finds messages by their ids alone, for clients that do not say of which channel.
public final class OpenMessages {

    private static final String OPEN = """
            SELECT k.channel_id, k.message_id
              FROM telegram.message_key k
             WHERE k.channel_id = ANY(:channels) AND k.message_id = ANY(:messages) AND k.deleted_by IS NULL
               AND (NOT EXISTS (SELECT FROM telegram.consumer_mark m
                                 WHERE m.consumer = :consumer AND m.channel_id = k.channel_id
                                   AND m.message_id = k.message_id AND m.version = k.version
                                   AND m.outcome <> 'failed')
                    OR EXISTS (SELECT FROM telegram.reprocess_request r
                                WHERE r.consumer = :consumer AND r.channel_id = k.channel_id
                                  AND r.message_id = k.message_id))
            """;
    private static final String KEYS = """
            SELECT k.channel_id, k.message_id, k.sent_at
              FROM unnest(:channels, :messages) AS i (channel_id, message_id)
              JOIN telegram.message_key k ON k.channel_id = i.channel_id AND k.message_id = i.message_id
            """;
    private static final String COUNTS = """
            SELECT count(*) AS held,
                   count(*) FILTER (WHERE k.deleted_by IS NOT NULL OR h.message_id IS NOT NULL) AS deleted,
                   count(*) FILTER (WHERE k.deleted_by IS NULL AND h.message_id IS NULL
                                      AND EXISTS (SELECT FROM telegram.reprocess_request r
                                                   WHERE r.channel_id = k.channel_id AND r.message_id = k.message_id))
                     AS again,
                   count(*) FILTER (WHERE k.deleted_by IS NULL AND h.message_id IS NULL AND k.seq > wanted.seq
                                      AND NOT EXISTS (SELECT FROM telegram.reprocess_request r
                                                       WHERE r.channel_id = k.channel_id
                                                         AND r.message_id = k.message_id)) AS received
              FROM unnest(:channels, :messages) AS wanted (channel_id, seq)
              JOIN telegram.message_key k ON k.channel_id = wanted.channel_id
              LEFT JOIN telegram.hidden h ON h.channel_id = k.channel_id AND h.message_id = k.message_id
            """;

    private final JdbcClient jdbc;

    public OpenMessages(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// Messages by what has become of them; together all that are held.
    ///
    /// @param again somebody asked that they are processed again
    public record Counts(long held, long deleted, long again, long received) {

        /// Neither deleted, nor asked for again, nor waiting for the queue.
        public long published() {
            return held - deleted - again - received;
        }
    }

    /// Those of some channels that a consumer has not done yet.
    public List<MessageRef> open(String consumer, Collection<Long> channels, Collection<Long> messages) {
        return jdbc.sql(OPEN)
                .param("consumer", consumer)
                .param("channels", numbers(channels))
                .param("messages", numbers(messages))
                .query((row, _) -> new MessageRef(row.getLong("channel_id"), row.getLong("message_id")))
                .list();
    }

    /// Their keys, as far as they are held.
    public List<MessageKey> keys(List<MessageRef> refs) {
        return jdbc.sql(KEYS)
                .param(
                        "channels",
                        numbers(refs.stream().map(MessageRef::channelId).toList()))
                .param(
                        "messages",
                        numbers(refs.stream().map(MessageRef::messageId).toList()))
                .query((row, _) -> new MessageKey(
                        row.getLong("channel_id"),
                        row.getLong("message_id"),
                        row.getObject("sent_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// How many there are in some channels.
    ///
    /// @param published the channels, and up to which number each is on the queue
    public Counts counts(Map<Long, Long> published) {
        List<Map.Entry<Long, Long>> entries = List.copyOf(published.entrySet());
        return jdbc.sql(COUNTS)
                .param(
                        "channels",
                        numbers(entries.stream().map(Map.Entry::getKey).toList()))
                .param(
                        "messages",
                        numbers(entries.stream().map(Map.Entry::getValue).toList()))
                .query((row, _) -> new Counts(
                        row.getLong("held"), row.getLong("deleted"), row.getLong("again"), row.getLong("received")))
                .single();
    }

    private static SqlArrayValue numbers(Collection<Long> numbers) {
        return new SqlArrayValue("bigint", numbers.toArray());
    }
}
