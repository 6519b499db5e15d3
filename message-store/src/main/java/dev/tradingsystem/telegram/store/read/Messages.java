package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.model.MessageKey;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// The current state of messages, by key and in keyset pages. No statement looks for messages
/// without their time: over years of chunks that alone would cost more than the answer.
public final class Messages {

    private static final String TIME = """
            SELECT k.sent_at
              FROM telegram_v1.message_key k
             WHERE k.channel_id = :channelId AND k.message_id = :messageId
            """;
    private static final String PLACE = """
            SELECT k.sent_at, k.seq
              FROM telegram_v1.message_key k
             WHERE k.channel_id = :channelId AND k.message_id = :messageId
            """;
    private static final String ONE = MessageRow.COLUMNS + """
              FROM telegram_v1.messages m
             WHERE m.channel_id = :channelId AND m.sent_at = :sentAt AND m.message_id = :messageId
            """;

    /// Each channel's own page comes from its index; the outer order merges them.
    private static final String PAGE = MessageRow.COLUMNS + """
              FROM unnest(:channels) AS wanted (channel_id)
             CROSS JOIN LATERAL (
                   SELECT v.channel_id, v.message_id, v.version, v.seq, v.sent_at, v.edited_at, v.deleted_at,
                          v.received_at, v.recorded_at, v.origin, v.status, v.hidden_at, v.hidden_by, v.hidden_reason,
                          v.body
                     FROM telegram_v1.messages v
                    WHERE v.channel_id = wanted.channel_id AND v.sent_at >= :start AND v.sent_at < :end
                          {filters}
                    ORDER BY v.sent_at {direction}, v.message_id {direction}
                    LIMIT :limit
                   ) m
             ORDER BY m.sent_at {direction}, m.channel_id {direction}, m.message_id {direction}
             LIMIT :limit
            """;

    /// As a page, but only the keys, which come from the index alone.
    private static final String KEYS = """
            SELECT m.channel_id, m.message_id, m.sent_at
              FROM unnest(:channels) AS wanted (channel_id)
             CROSS JOIN LATERAL (
                   SELECT v.channel_id, v.message_id, v.sent_at
                     FROM telegram_v1.messages v
                    WHERE v.channel_id = wanted.channel_id AND v.sent_at >= :start AND v.sent_at < :end
                          {filters}
                    ORDER BY v.sent_at {direction}, v.message_id {direction}
                    LIMIT :limit
                   ) m
             ORDER BY m.sent_at {direction}, m.channel_id {direction}, m.message_id {direction}
             LIMIT :limit
            """;

    /// Beyond a message in the order of time, channel and id. The window ends at its time; this
    /// tells apart what was sent at that very time. A comparison of all three would say the same,
    /// but for the planner it is a second range: it then expects a handful of rows and sorts
    /// hundreds.
    private static final String BEYOND =
            " AND (v.sent_at <> :sentAt OR (v.channel_id, v.message_id) {beyond} (:channelId, :messageId))";

    static final Instant BEGINNING = Instant.EPOCH;
    static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private static final Comparator<StoredMessage> ORDER = Comparator.comparing(
            stored -> stored.message().key(),
            Comparator.comparing(MessageKey::sentAt)
                    .thenComparingLong(MessageKey::channelId)
                    .thenComparingLong(MessageKey::messageId));
    private static final int STEP = 1_000;

    private final JdbcClient jdbc;
    private final MessagesByKey byKey;
    private final Clock clock;

    public Messages(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.byKey = new MessagesByKey(jdbc);
        this.clock = clock;
    }

    /// A stretch of the list.
    ///
    /// @param more whether there may be more beyond `reached`; then it may be short, for a filter
    ///     that matches little is not followed for longer than 20,000 messages
    /// @param reached the last message looked at; `null` when there are no more
    public record Slice(
            List<StoredMessage> rows,
            boolean more,
            @Nullable MessageKey reached) {}

    /// Where a message stands in the order of pages; empty when it is not held.
    public Optional<MessageKey> key(long channelId, long messageId) {
        return sentAt(channelId, messageId).map(sentAt -> new MessageKey(channelId, messageId, sentAt.toInstant()));
    }

    /// Where a message stands in both orders.
    ///
    /// @param seq of its newest change
    public record Place(MessageKey key, long seq) {}

    /// Where a message stands; empty when it is not held.
    public Optional<Place> place(long channelId, long messageId) {
        return jdbc.sql(PLACE)
                .param("channelId", channelId)
                .param("messageId", messageId)
                .query((row, _) -> new Place(
                        new MessageKey(channelId, messageId, Columns.time(row, "sent_at")), row.getLong("seq")))
                .optional();
    }

    /// One message, also when it is deleted.
    public Optional<StoredMessage> find(long channelId, long messageId) {
        return sentAt(channelId, messageId)
                .flatMap(sentAt -> jdbc.sql(ONE)
                        .param("channelId", channelId)
                        .param("sentAt", sentAt)
                        .param("messageId", messageId)
                        .query((row, _) -> MessageRow.read(row))
                        .optional());
    }

    /// A page, in the order asked for; shorter than its limit only when there are no more.
    public List<StoredMessage> page(MessageQuery query) {
        if (query.channels().isEmpty()) {
            return List.of();
        }
        String sql = sql(PAGE, query, FilterSql.conditions(query.filter()));
        var rows = new ArrayList<StoredMessage>(query.limit());
        for (var window : windows(query).windows()) {
            rows.addAll(window(sql, query, window, query.limit() - rows.size()));
            if (rows.size() == query.limit()) {
                break;
            }
        }
        return rows;
    }

    /// A stretch of at most as many messages as the query's limit.
    public Slice slice(MessageQuery query) {
        if (query.channels().isEmpty()) {
            return new Slice(List.of(), false, null);
        }
        if (FilterSql.isPassing(query.filter())) {
            return passing(query);
        }
        List<StoredMessage> rows = page(query.withLimit(query.limit() + 1));
        return cut(rows, query.limit());
    }

    /// One row more than wanted tells whether there are more.
    private static Slice cut(List<StoredMessage> rows, int limit) {
        if (rows.size() <= limit) {
            return new Slice(rows, false, null);
        }
        List<StoredMessage> wanted = List.copyOf(rows.subList(0, limit));
        return new Slice(wanted, true, wanted.getLast().message().key());
    }

    /// No index finds what such a filter matches, so the messages are gone through in steps, and
    /// not without end.
    private Slice passing(MessageQuery query) {
        var found = new ArrayList<StoredMessage>();
        Comparator<StoredMessage> order = query.descending() ? ORDER.reversed() : ORDER;
        var stride = new Stride(query, STEP, clock.instant());
        MessageQuery rest = query;
        int examined = 0;
        while (true) {
            int most = stride.most();
            List<MessageKey> keys = keys(rest, stride.window(), most);
            found.addAll(byKey.rows(keys, query.filter(), order));
            examined += keys.size();
            if (found.size() > query.limit()) {
                return cut(found, query.limit());
            }
            boolean whole = keys.size() < most;
            if (whole && stride.isLast()) {
                return new Slice(found, false, null);
            }
            if (examined >= MessagesByKey.MOST_EXAMINED) {
                return new Slice(found, true, keys.getLast());
            }
            rest = whole ? rest : query.after(keys.getLast());
            stride.read(keys);
        }
    }

    private List<MessageKey> keys(MessageQuery query, TimeWindows.Window window, int most) {
        return statement(sql(KEYS, query, ""), query, window, most)
                .query((row, _) -> new MessageKey(
                        row.getLong("channel_id"), row.getLong("message_id"), Columns.time(row, "sent_at")))
                .list();
    }

    private Optional<OffsetDateTime> sentAt(long channelId, long messageId) {
        return jdbc.sql(TIME)
                .param("channelId", channelId)
                .param("messageId", messageId)
                .query((row, _) -> row.getObject("sent_at", OffsetDateTime.class))
                .optional();
    }

    TimeWindows windows(MessageQuery query) {
        Instant from = query.from() == null ? BEGINNING : query.from();
        Instant to = query.to() == null ? END : query.to();
        MessageKey position = query.position();
        if (query.descending()) {
            Instant end = position == null ? to : earlier(to, position.sentAt().plusNanos(1_000));
            return TimeWindows.descending(from, end, clock.instant());
        }
        Instant start = position == null ? from : later(from, position.sentAt());
        return TimeWindows.ascending(start, to, clock.instant());
    }

    private List<StoredMessage> window(String sql, MessageQuery query, TimeWindows.Window window, int limit) {
        var statement = statement(sql, query, window, limit);
        FilterSql.bind(query.filter(), statement);
        return statement.query((row, _) -> MessageRow.read(row)).list();
    }

    private StatementSpec statement(String sql, MessageQuery query, TimeWindows.Window window, int limit) {
        var statement = jdbc.sql(sql)
                .param("channels", Columns.numbers(query.channels()))
                .param("start", Columns.parameter(window.start()))
                .param("end", Columns.parameter(window.end()))
                .param("limit", limit);
        MessageKey position = query.position();
        if (position != null) {
            statement
                    .param("sentAt", Columns.parameter(position.sentAt()))
                    .param("channelId", position.channelId())
                    .param("messageId", position.messageId());
        }
        return statement;
    }

    private static String sql(String form, MessageQuery query, String conditions) {
        String filters = conditions;
        if (query.position() != null) {
            String beyond = (query.descending() ? "<" : ">") + (query.inclusive() ? "=" : "");
            filters = BEYOND.replace("{beyond}", beyond) + filters;
        }
        return form.replace("{filters}", filters).replace("{direction}", query.descending() ? "DESC" : "ASC");
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
