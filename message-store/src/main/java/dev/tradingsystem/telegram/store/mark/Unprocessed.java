package dev.tradingsystem.telegram.store.mark;

import dev.tradingsystem.telegram.model.MessageKey;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/// What is left to do for a consumer that keeps no offset. How far nothing is left is remembered,
/// so that a look costs what is new, not what is done.
public final class Unprocessed {

    private static final String FLOOR = """
            SELECT coalesce((SELECT f.seq FROM telegram.unprocessed_floor f
                              WHERE f.consumer = :consumer AND f.channel_id = :channelId), 0)
            """;
    private static final String RAISE = """
            INSERT INTO telegram.unprocessed_floor AS f (consumer, channel_id, seq)
            VALUES (:consumer, :channelId, :seq)
                ON CONFLICT (consumer, channel_id) DO UPDATE SET seq = greatest(f.seq, excluded.seq)
            """;

    /// No EXISTS for the mark: the planner may then read all marks of the consumer at each step.
    private static final String STEP = """
            SELECT k.message_id, k.sent_at, k.seq, k.deleted_by IS NOT NULL OR coalesce((
                     SELECT m.outcome <> 'failed' FROM telegram.consumer_mark m
                      WHERE m.consumer = :consumer AND m.channel_id = k.channel_id AND m.message_id = k.message_id
                        AND m.version = k.version), false) AS done,
                   EXISTS (SELECT FROM telegram.hidden h
                            WHERE h.channel_id = k.channel_id AND h.message_id = k.message_id) AS hidden
              FROM telegram.message_key k
             WHERE k.channel_id = :channelId AND k.seq > :seq
             ORDER BY k.seq
             LIMIT :limit
            """;
    private static final String AGAIN = """
            SELECT k.message_id, k.sent_at
              FROM telegram.reprocess_request r
              JOIN telegram.message_key k ON k.channel_id = r.channel_id AND k.message_id = r.message_id
             WHERE r.channel_id = :channelId AND r.consumer = :consumer AND k.deleted_by IS NULL
             ORDER BY k.seq
             LIMIT :limit
            """;
    private static final String HELD = """
            SELECT k.channel_id, k.message_id, k.version
              FROM unnest(:channelIds, :messageIds) AS i (channel_id, message_id)
              JOIN telegram.message_key k ON k.channel_id = i.channel_id AND k.message_id = i.message_id
            """;
    private static final String PROCESSED = """
            INSERT INTO telegram.consumer_mark AS m (consumer, channel_id, message_id, version, outcome, acked_at)
            SELECT :consumer, i.channel_id, i.message_id, i.version, 'processed', now()
              FROM unnest(:channelIds, :messageIds, :versions) AS i (channel_id, message_id, version)
                ON CONFLICT (consumer, channel_id, message_id, version) DO UPDATE
               SET outcome = 'processed', reason = NULL, marked_at = now(), acked_at = coalesce(m.acked_at, now())
             WHERE m.outcome <> 'processed'
            """;
    private static final String TAKEN_AGAIN = """
            DELETE FROM telegram.reprocess_request r
             USING unnest(:channelIds, :messageIds) AS i (channel_id, message_id)
             WHERE r.consumer = :consumer AND r.channel_id = i.channel_id AND r.message_id = i.message_id
            """;
    private static final String ANY_AGAIN =
            "SELECT EXISTS (SELECT FROM telegram.reprocess_request r WHERE r.consumer = :consumer)";
    private static final int STEP_ROWS = 500;
    private static final int MOST_EXAMINED = 20_000;

    private final JdbcClient jdbc;

    public Unprocessed(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// A message version; 0 stands for the current one.
    public record Ref(long channelId, long messageId, int version) {}

    /// What became of a report.
    ///
    /// @param updated how many marks are new
    /// @param unknown those that are not held
    public record Done(int updated, List<Ref> unknown) {}

    /// Keys of what is left in a channel, oldest change first: what was asked for again, and what
    /// has no mark yet. At most 20,000 messages are looked at.
    public List<MessageKey> keys(String consumer, long channelId, int limit) {
        var keys = new ArrayList<>(again(consumer, channelId, limit));
        Set<Long> known = new HashSet<>();
        keys.forEach(key -> known.add(key.messageId()));
        long floor = jdbc.sql(FLOOR)
                .param("consumer", consumer)
                .param("channelId", channelId)
                .query(Long.class)
                .single();
        long position = floor;
        long done = floor;
        boolean unbroken = true;
        for (int examined = 0; examined < MOST_EXAMINED && keys.size() < limit; examined += STEP_ROWS) {
            List<Row> rows = step(consumer, channelId, position);
            for (Row row : rows) {
                position = row.seq();
                unbroken &= row.done();
                done = unbroken ? row.seq() : done;
                if (!row.done()
                        && !row.hidden()
                        && keys.size() < limit
                        && known.add(row.key().messageId())) {
                    keys.add(row.key());
                }
            }
            if (rows.size() < STEP_ROWS) {
                break;
            }
        }
        if (done > floor) {
            jdbc.sql(RAISE)
                    .param("consumer", consumer)
                    .param("channelId", channelId)
                    .param("seq", done)
                    .update();
        }
        return keys;
    }

    private record Row(MessageKey key, long seq, boolean done, boolean hidden) {}

    private List<Row> step(String consumer, long channelId, long position) {
        return jdbc.sql(STEP)
                .param("consumer", consumer)
                .param("channelId", channelId)
                .param("seq", position)
                .param("limit", STEP_ROWS)
                .query((row, _) -> new Row(
                        new MessageKey(
                                channelId,
                                row.getLong("message_id"),
                                row.getObject("sent_at", OffsetDateTime.class).toInstant()),
                        row.getLong("seq"),
                        row.getBoolean("done"),
                        row.getBoolean("hidden")))
                .list();
    }

    private List<MessageKey> again(String consumer, long channelId, int limit) {
        return jdbc.sql(AGAIN)
                .param("consumer", consumer)
                .param("channelId", channelId)
                .param("limit", limit)
                .query((row, _) -> new MessageKey(
                        channelId,
                        row.getLong("message_id"),
                        row.getObject("sent_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// Marks message versions as processed.
    public Done processed(String consumer, Collection<Ref> refs) {
        Set<Ref> held = new HashSet<>();
        jdbc.sql(HELD)
                .param("channelIds", numbers(refs.stream().map(Ref::channelId).toList()))
                .param("messageIds", numbers(refs.stream().map(Ref::messageId).toList()))
                .query(row -> {
                    held.add(new Ref(row.getLong("channel_id"), row.getLong("message_id"), row.getInt("version")));
                });
        var versions = new HashSet<Ref>();
        var unknown = new ArrayList<Ref>();
        for (Ref ref : refs) {
            Ref current = held.stream()
                    .filter(each -> each.channelId() == ref.channelId() && each.messageId() == ref.messageId())
                    .findFirst()
                    .orElse(null);
            if (current == null || ref.version() > current.version()) {
                unknown.add(ref);
            } else {
                versions.add(ref.version() == 0 ? current : ref);
            }
        }
        return new Done(mark(consumer, List.copyOf(versions)), unknown);
    }

    private int mark(String consumer, List<Ref> refs) {
        SqlArrayValue channels = numbers(refs.stream().map(Ref::channelId).toList());
        SqlArrayValue messages = numbers(refs.stream().map(Ref::messageId).toList());
        int updated = jdbc.sql(PROCESSED)
                .param("consumer", consumer)
                .param("channelIds", channels)
                .param("messageIds", messages)
                .param(
                        "versions",
                        new SqlArrayValue("int", refs.stream().map(Ref::version).toArray()))
                .update();
        if (jdbc.sql(ANY_AGAIN).param("consumer", consumer).query(Boolean.class).single()) {
            jdbc.sql(TAKEN_AGAIN)
                    .param("consumer", consumer)
                    .param("channelIds", channels)
                    .param("messageIds", messages)
                    .update();
        }
        return updated;
    }

    private static SqlArrayValue numbers(List<Long> numbers) {
        return new SqlArrayValue("bigint", numbers.toArray());
    }
}
