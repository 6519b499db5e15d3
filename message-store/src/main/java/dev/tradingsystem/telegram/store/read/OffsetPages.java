package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.model.MessageKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Pages by their distance from the beginning, for clients of the previous stack: they know no
/// cursors. The distance is walked along the index, window by window, and only then are messages
/// read; whoever can, uses [Messages] and a position.
public final class OffsetPages {

    private static final String COUNT = """
            SELECT count(*)
              FROM (SELECT FROM telegram_v1.messages v
                     WHERE v.channel_id = ANY(:channels) AND v.sent_at >= :start AND v.sent_at < :end {filters}
                     LIMIT :most) few
            """;
    private static final String KEY = """
            SELECT m.channel_id, m.message_id, m.sent_at
              FROM unnest(:channels) AS wanted (channel_id)
             CROSS JOIN LATERAL (
                   SELECT v.channel_id, v.message_id, v.sent_at
                     FROM telegram_v1.messages v
                    WHERE v.channel_id = wanted.channel_id AND v.sent_at >= :start AND v.sent_at < :end {filters}
                    ORDER BY v.sent_at {direction}, v.message_id {direction}
                    LIMIT :most
                   ) m
             ORDER BY m.sent_at {direction}, m.channel_id {direction}, m.message_id {direction}
            OFFSET :skip
             LIMIT 1
            """;
    private static final String KEYS = """
            SELECT k.channel_id, k.message_id, k.sent_at
              FROM telegram_v1.message_key k
             WHERE k.channel_id = ANY(:channels) AND k.message_id = ANY(:ids)
            """;

    /// Up to here a total is counted.
    private static final int COUNTED = 10_000;

    private final JdbcClient jdbc;
    private final Messages messages;
    private final MessageCounts counts;

    public OffsetPages(DataSource database, Messages messages, MessageCounts counts) {
        this.jdbc = JdbcClient.create(database);
        this.messages = messages;
        this.counts = counts;
    }

    /// A page, and how many messages there are on all of them.
    ///
    /// @param total exact up to 10,000 and on the last page and behind it; else a guess that is
    ///     never below what is known to be there
    public record Page(List<StoredMessage> messages, long total, boolean more) {}

    /// The page that begins after so many messages.
    ///
    /// @param query with neither position nor more than a page as its limit
    public Page page(MessageQuery query, long offset) {
        Optional<MessageQuery> narrowed = narrowed(query);
        if (narrowed.isEmpty()) {
            return new Page(List.of(), 0, false);
        }
        Skipped skipped = skip(narrowed.get(), offset);
        if (skipped.next().isEmpty()) {
            return new Page(List.of(), skipped.passed(), false);
        }
        List<StoredMessage> rows = messages.page(skipped.next().get());
        boolean more = rows.size() > query.limit();
        List<StoredMessage> page = more ? rows.subList(0, query.limit()) : rows;
        long known = offset + rows.size();
        return new Page(page, more ? total(narrowed.get(), known) : known, more);
    }

    /// @param next the page to read; none when there is nothing behind those passed
    private record Skipped(Optional<MessageQuery> next, long passed) {}

    private Skipped skip(MessageQuery query, long offset) {
        if (offset == 0) {
            return new Skipped(Optional.of(query(query, null, query.limit() + 1)), 0);
        }
        long left = offset;
        for (TimeWindows.Window window : messages.windows(query).windows()) {
            long some = count(query, window, left + 1);
            if (some > left) {
                return new Skipped(
                        key(query, window, left).map(key -> query(query, key, query.limit() + 1)), offset - left);
            }
            left -= some;
        }
        return new Skipped(Optional.empty(), offset - left);
    }

    private long total(MessageQuery query, long known) {
        long counted = 0;
        for (TimeWindows.Window window : messages.windows(query).windows()) {
            counted += count(query, window, COUNTED + 1 - counted);
            if (counted > COUNTED) {
                return Math.max(Math.max(counted, known), counts.estimate(query));
            }
        }
        return Math.max(counted, known);
    }

    private long count(MessageQuery query, TimeWindows.Window window, long most) {
        return statement(COUNT, query, window)
                .param("most", most)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    private Optional<MessageKey> key(MessageQuery query, TimeWindows.Window window, long skip) {
        return statement(KEY.replace("{direction}", query.descending() ? "DESC" : "ASC"), query, window)
                .param("most", skip + 1)
                .param("skip", skip)
                .query((row, _) -> new MessageKey(
                        row.getLong("channel_id"), row.getLong("message_id"), Columns.time(row, "sent_at")))
                .optional();
    }

    private JdbcClient.StatementSpec statement(String sql, MessageQuery query, TimeWindows.Window window) {
        var statement = jdbc.sql(sql.replace("{filters}", FilterSql.conditions(query.filter())))
                .param("channels", Columns.numbers(query.channels()))
                .param("start", Columns.parameter(window.start()))
                .param("end", Columns.parameter(window.end()));
        FilterSql.bind(query.filter(), statement);
        return statement;
    }

    /// Ids are found by their keys first: those tell the time, without which nothing is looked
    /// for.
    private Optional<MessageQuery> narrowed(MessageQuery query) {
        if (query.channels().isEmpty()) {
            return Optional.empty();
        }
        if (query.filter().ids().isEmpty()) {
            return Optional.of(query);
        }
        var keys = new ArrayList<>(jdbc.sql(KEYS)
                .param("channels", Columns.numbers(query.channels()))
                .param("ids", Columns.numbers(query.filter().ids()))
                .query((row, _) -> new MessageKey(
                        row.getLong("channel_id"), row.getLong("message_id"), Columns.time(row, "sent_at")))
                .list());
        keys.removeIf(key -> (query.from() != null && key.sentAt().isBefore(query.from()))
                || (query.to() != null && !key.sentAt().isBefore(query.to())));
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        keys.sort(Comparator.comparing(MessageKey::sentAt));
        return Optional.of(new MessageQuery(
                keys.stream().map(MessageKey::channelId).distinct().sorted().toList(),
                keys.getFirst().sentAt(),
                keys.getLast().sentAt().plusNanos(1_000),
                query.filter(),
                query.descending(),
                null,
                false,
                query.limit()));
    }

    private static MessageQuery query(MessageQuery query, @Nullable MessageKey position, int limit) {
        return new MessageQuery(
                query.channels(),
                query.from(),
                query.to(),
                query.filter(),
                query.descending(),
                position,
                position != null,
                limit);
    }
}
