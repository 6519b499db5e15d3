package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.model.MessageKey;
import java.time.Duration;
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
    private static final String ROWS = MessageRow.COLUMNS + """
              FROM unnest(:channels, :ids, :times::timestamptz[]) AS wanted (channel_id, message_id, sent_at)
             CROSS JOIN LATERAL (
                   SELECT v.channel_id, v.message_id, v.version, v.seq, v.sent_at, v.edited_at, v.deleted_at,
                          v.received_at, v.recorded_at, v.origin, v.status, v.hidden_at, v.hidden_by, v.hidden_reason,
                          v.body
                     FROM telegram_v1.messages v
                    WHERE v.channel_id = wanted.channel_id AND v.sent_at = wanted.sent_at
                      AND v.message_id = wanted.message_id AND v.sent_at >= :first AND v.sent_at <= :last
                          {filters}
                    LIMIT 1
                   ) m
            """;
    private static final Duration WIDEST = Duration.ofDays(30);
    private static final int STEP = 500;
    private static final int MOST_EXAMINED = 20_000;

    private final JdbcClient jdbc;

    public MessagesBySeq(DataSource database) {
        this.jdbc = JdbcClient.create(database);
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

    private record Key(long channelId, long messageId, Instant sentAt, long seq) {}

    /// The messages with these keys, lowest number first; those that are not held are left out.
    public List<StoredMessage> withKeys(Collection<MessageKey> wanted) {
        List<Key> keys = wanted.stream()
                .map(key -> new Key(key.channelId(), key.messageId(), key.sentAt(), 0))
                .toList();
        return rows(keys, MessageFilter.NONE, false);
    }

    /// One page.
    public Page page(Query query) {
        var found = new ArrayList<StoredMessage>();
        long reached = query.position();
        boolean filtered = !query.filter().equals(MessageFilter.NONE);
        for (int examined = 0; examined < MOST_EXAMINED; ) {
            int step = filtered ? STEP : query.limit() - found.size();
            List<Key> keys = query.channels().isEmpty() ? List.of() : keys(query, reached, step);
            for (StoredMessage message : rows(keys, query.filter(), query.descending())) {
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
                        row.getLong("channel_id"),
                        row.getLong("message_id"),
                        Columns.time(row, "sent_at"),
                        row.getLong("seq")))
                .list();
    }

    /// Keys that lie near each other in time share a statement.
    private List<StoredMessage> rows(List<Key> keys, MessageFilter filter, boolean descending) {
        var rows = new ArrayList<StoredMessage>();
        var near = new ArrayList<Key>();
        for (Key key : keys.stream().sorted(Comparator.comparing(Key::sentAt)).toList()) {
            if (!near.isEmpty() && key.sentAt().isAfter(near.getFirst().sentAt().plus(WIDEST))) {
                rows.addAll(read(near, filter));
                near.clear();
            }
            near.add(key);
        }
        if (!near.isEmpty()) {
            rows.addAll(read(near, filter));
        }
        Comparator<StoredMessage> order = Comparator.comparingLong(StoredMessage::seq);
        rows.sort(descending ? order.reversed() : order);
        return rows;
    }

    private List<StoredMessage> read(List<Key> keys, MessageFilter filter) {
        var statement = jdbc.sql(ROWS.replace("{filters}", FilterSql.conditions(filter)))
                .param(
                        "channels",
                        Columns.numbers(keys.stream().map(Key::channelId).toList()))
                .param("ids", Columns.numbers(keys.stream().map(Key::messageId).toList()))
                .param(
                        "times",
                        Columns.words(keys.stream()
                                .map(key -> key.sentAt().toString())
                                .toList()))
                .param("first", Columns.parameter(keys.getFirst().sentAt()))
                .param("last", Columns.parameter(keys.getLast().sentAt()));
        FilterSql.bind(filter, statement);
        return statement.query((row, _) -> MessageRow.read(row)).list();
    }
}
