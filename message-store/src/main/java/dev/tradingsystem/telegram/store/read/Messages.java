package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.model.MessageKey;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import dev.tradingsystem.telegram.store.read.StoredMessage.Hidden;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The current state of messages, by key and in keyset pages. No statement looks for messages
/// without their time: over years of chunks that alone would cost more than the answer.
public final class Messages {

    private static final String COLUMNS = """
            SELECT m.channel_id, m.message_id, m.version, m.seq, m.sent_at, m.edited_at, m.deleted_at, m.received_at,
                   m.recorded_at, m.origin, m.status, m.hidden_at, m.hidden_by, m.hidden_reason, m.body::text AS body
            """;
    private static final String TIME = """
            SELECT k.sent_at
              FROM telegram_v1.message_key k
             WHERE k.channel_id = :channelId AND k.message_id = :messageId
            """;
    private static final String ONE = COLUMNS + """
              FROM telegram_v1.messages m
             WHERE m.channel_id = :channelId AND m.sent_at = :sentAt AND m.message_id = :messageId
            """;

    /// Each channel's own page comes from its index; the outer order merges them.
    private static final String PAGE = COLUMNS + """
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
    private static final String OF_KINDS = " AND v.content_kind = ANY(:kinds)";
    private static final String DELETED = " AND (v.deleted_at IS NOT NULL OR v.hidden_at IS NOT NULL)";
    private static final String NOT_DELETED = " AND v.deleted_at IS NULL AND v.hidden_at IS NULL";

    private static final Instant BEGINNING = Instant.EPOCH;
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient jdbc;
    private final Clock clock;

    public Messages(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
    }

    /// One message, also when it is deleted.
    public Optional<StoredMessage> find(long channelId, long messageId) {
        return sentAt(channelId, messageId)
                .flatMap(sentAt -> jdbc.sql(ONE)
                        .param("channelId", channelId)
                        .param("sentAt", sentAt)
                        .param("messageId", messageId)
                        .query((row, _) -> message(row))
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

    private TimeWindows windows(MessageQuery query) {
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
        if (!query.kinds().isEmpty()) {
            statement.param("kinds", Columns.words(query.kinds()));
        }
        return statement.query((row, _) -> message(row)).list();
    }

    private static String sql(MessageQuery query) {
        var filters = new StringBuilder();
        if (query.position() != null) {
            filters.append(BEYOND.replace("{beyond}", query.descending() ? "<" : ">"));
        }
        if (!query.kinds().isEmpty()) {
            filters.append(OF_KINDS);
        }
        if (query.deleted() != null) {
            filters.append(query.deleted() ? DELETED : NOT_DELETED);
        }
        return PAGE.replace("{filters}", filters).replace("{direction}", query.descending() ? "DESC" : "ASC");
    }

    private static StoredMessage message(ResultSet row) throws SQLException {
        return new StoredMessage(
                ChangeJson.readBody(
                        row.getLong("channel_id"),
                        row.getLong("message_id"),
                        Columns.time(row, "sent_at"),
                        Columns.timeOrNull(row, "edited_at"),
                        Columns.timeOrNull(row, "deleted_at"),
                        row.getString("body")),
                row.getInt("version"),
                row.getLong("seq"),
                MessageStatus.of(row.getString("status")),
                Origin.of(row.getString("origin")),
                Columns.time(row, "received_at"),
                Columns.time(row, "recorded_at"),
                hidden(row));
    }

    private static @Nullable Hidden hidden(ResultSet row) throws SQLException {
        Instant at = Columns.timeOrNull(row, "hidden_at");
        return at == null ? null : new Hidden(at, row.getString("hidden_by"), row.getString("hidden_reason"));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
