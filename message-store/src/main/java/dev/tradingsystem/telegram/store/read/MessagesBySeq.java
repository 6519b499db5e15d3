package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.model.MessageKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Messages in the order of their newest change. The order comes from the keys, the messages are
/// then read by key and time: without their time no statement looks for them.
public final class MessagesBySeq {

    private static final String KEYS = """
            SELECT k.channel_id, k.message_id, k.sent_at, k.seq
              FROM unnest(:channels) AS wanted (channel_id)
             CROSS JOIN LATERAL (
                   SELECT x.channel_id, x.message_id, x.sent_at, x.seq
                     FROM telegram_v1.message_key x
                    WHERE x.channel_id = wanted.channel_id AND x.seq {beyond} :position
                      AND x.sent_at >= :from AND x.sent_at < :to
                    ORDER BY x.seq {direction}
                    LIMIT :limit
                   ) k
             ORDER BY k.seq {direction}
             LIMIT :limit
            """;
    private static final int STEP = 500;

    private static final Comparator<StoredMessage> ORDER = Comparator.comparingLong(StoredMessage::seq);

    private final JdbcClient jdbc;
    private final MessagesByKey byKey;

    public MessagesBySeq(DataSource database) {
        this.jdbc = JdbcClient.create(database);
        this.byKey = new MessagesByKey(jdbc);
    }

    /// What is asked for.
    ///
    /// @param position the number beyond which, in that direction, the page begins
    public record Query(
            List<Long> channels,
            @Nullable Instant from,
            @Nullable Instant to,
            MessageFilter filter,
            boolean descending,
            long position,
            int limit) {}

    /// A page.
    ///
    /// @param more whether there may be more beyond `reached`; then the page may be short, for a
    ///     filter that matches little is not followed for longer than 20,000 messages
    /// @param reached the last number looked at
    public record Page(List<StoredMessage> messages, boolean more, long reached) {}

    private record Key(MessageKey message, long seq) {}

    /// The messages with these keys, lowest number first; those that are not held are left out.
    public List<StoredMessage> withKeys(Collection<MessageKey> wanted) {
        return byKey.rows(wanted, MessageFilter.NONE, ORDER);
    }

    /// One page.
    public Page page(Query query) {
        var found = new ArrayList<StoredMessage>();
        long reached = query.position();
        boolean filtered = !query.filter().equals(MessageFilter.NONE);
        for (int examined = 0; examined < MessagesByKey.MOST_EXAMINED; ) {
            int step = filtered ? STEP : query.limit() - found.size();
            List<Key> keys = query.channels().isEmpty() ? List.of() : keys(query, reached, step);
            List<MessageKey> wanted = keys.stream().map(Key::message).toList();
            Comparator<StoredMessage> order = query.descending() ? ORDER.reversed() : ORDER;
            for (StoredMessage message : byKey.rows(wanted, query.filter(), order)) {
                found.add(message);
                if (found.size() == query.limit()) {
                    return new Page(found, true, message.seq());
                }
            }
            if (keys.size() < step) {
                return new Page(found, false, reached);
            }
            reached = keys.getLast().seq();
            examined += keys.size();
        }
        return new Page(found, true, reached);
    }

    private List<Key> keys(Query query, long position, int limit) {
        String sql = KEYS.replace("{beyond}", query.descending() ? "<" : ">")
                .replace("{direction}", query.descending() ? "DESC" : "ASC");
        return jdbc.sql(sql)
                .param("channels", Columns.numbers(query.channels()))
                .param("position", position)
                .param("from", Columns.parameter(query.from() == null ? Messages.BEGINNING : query.from()))
                .param("to", Columns.parameter(query.to() == null ? Messages.END : query.to()))
                .param("limit", limit)
                .query((row, _) -> new Key(
                        new MessageKey(
                                row.getLong("channel_id"), row.getLong("message_id"), Columns.time(row, "sent_at")),
                        row.getLong("seq")))
                .list();
    }
}
