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
                    WHERE x.channel_id = wanted.channel_id AND x.seq > :after AND x.seq <= :upTo
                      AND x.sent_at >= :from AND x.sent_at < :to
                    ORDER BY x.seq {direction}
                    LIMIT :limit
                   ) k
             ORDER BY k.seq {direction}
             LIMIT :limit
            """;
    private static final int STEP = 500;

    /// Each channel's part is read by itself and what a step has no room for is read in vain: over
    /// many channels a step looks at a stretch of the log that holds no more than it takes.
    private static final long FIRST = STEP;

    private static final int WIDER = 16;

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
        boolean filtered = !query.filter().equals(MessageFilter.NONE);
        Comparator<StoredMessage> order = query.descending() ? ORDER.reversed() : ORDER;
        boolean single = query.channels().size() == 1;
        long head = single ? Long.MAX_VALUE - 1 : head();
        long width = single ? Long.MAX_VALUE : FIRST;
        long reached = query.descending() ? Math.min(query.position(), head + 1) : query.position();
        for (int examined = 0; examined < MessagesByKey.MOST_EXAMINED; ) {
            int step = filtered ? STEP : query.limit() - found.size();
            Stretch stretch = Stretch.from(reached, width, query.descending());
            List<Key> keys = query.channels().isEmpty() ? List.of() : keys(query, stretch, step);
            List<MessageKey> wanted = keys.stream().map(Key::message).toList();
            for (StoredMessage message : byKey.rows(wanted, query.filter(), order)) {
                found.add(message);
                if (found.size() == query.limit()) {
                    return new Page(found, true, message.seq());
                }
            }
            boolean whole = keys.size() < step;
            if (whole && (query.descending() ? stretch.after() == 0 : stretch.upTo() >= head)) {
                return new Page(found, false, reached);
            }
            reached = whole ? stretch.end(query.descending()) : keys.getLast().seq();
            width = whole && width <= head ? width * WIDER : width;
            examined += keys.size();
        }
        return new Page(found, true, reached);
    }

    /// Numbers of the log.
    ///
    /// @param after the last one before it
    private record Stretch(long after, long upTo) {

        /// The next ones from a number on, without it.
        static Stretch from(long position, long width, boolean descending) {
            return descending
                    ? new Stretch(Math.max(position - 1 - Math.min(width, position), 0), position - 1)
                    : new Stretch(position, width > Long.MAX_VALUE - position ? Long.MAX_VALUE : position + width);
        }

        /// The number from which the one behind it goes on.
        long end(boolean descending) {
            return descending ? after + 1 : upTo;
        }
    }

    private long head() {
        return jdbc.sql("SELECT h.seq FROM telegram_v1.head h")
                .query(Long.class)
                .single();
    }

    private List<Key> keys(Query query, Stretch stretch, int limit) {
        return jdbc.sql(KEYS.replace("{direction}", query.descending() ? "DESC" : "ASC"))
                .param("channels", Columns.numbers(query.channels()))
                .param("after", stretch.after())
                .param("upTo", stretch.upTo())
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
