package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.model.MessageKey;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The current state of messages, by key and in keyset pages. No statement looks for messages
/// without their time: over years of chunks that alone would cost more than the answer.
public final class Messages {

    private static final String TIME = """
            SELECT k.sent_at
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
    private static final String BEYOND =
            " AND (v.sent_at, v.channel_id, v.message_id) {beyond} (:sentAt, :channelId, :messageId)";

    static final Instant BEGINNING = Instant.EPOCH;
    static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient jdbc;
    private final Clock clock;

    public Messages(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
    }

    /// Where a message stands in the order of pages; empty when it is not held.
    public Optional<MessageKey> key(long channelId, long messageId) {
        return sentAt(channelId, messageId).map(sentAt -> new MessageKey(channelId, messageId, sentAt.toInstant()));
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
        String sql = sql(query);
        var rows = new ArrayList<StoredMessage>(query.limit());
        for (var window : windows(query).windows()) {
            rows.addAll(window(sql, query, window, query.limit() - rows.size()));
            if (rows.size() == query.limit()) {
                break;
            }
        }
        return rows;
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
        FilterSql.bind(query.filter(), statement);
        return statement.query((row, _) -> MessageRow.read(row)).list();
    }

    private static String sql(MessageQuery query) {
        String filters = FilterSql.conditions(query.filter());
        if (query.position() != null) {
            String beyond = (query.descending() ? "<" : ">") + (query.inclusive() ? "=" : "");
            filters = BEYOND.replace("{beyond}", beyond) + filters;
        }
        return PAGE.replace("{filters}", filters).replace("{direction}", query.descending() ? "DESC" : "ASC");
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
