package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.model.MessageKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads messages whose keys are known, each by its whole key: without their time no statement
/// looks for them.
final class MessagesByKey {

    /// How many messages a page goes through at most for a filter that matches little.
    static final int MOST_EXAMINED = 20_000;

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

    private final JdbcClient jdbc;

    MessagesByKey(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those that are held and match. Keys that lie near each other in time share a statement.
    List<StoredMessage> rows(Collection<MessageKey> keys, MessageFilter filter, Comparator<StoredMessage> order) {
        var rows = new ArrayList<StoredMessage>();
        var near = new ArrayList<MessageKey>();
        for (MessageKey key :
                keys.stream().sorted(Comparator.comparing(MessageKey::sentAt)).toList()) {
            if (!near.isEmpty() && key.sentAt().isAfter(near.getFirst().sentAt().plus(WIDEST))) {
                rows.addAll(read(near, filter));
                near.clear();
            }
            near.add(key);
        }
        if (!near.isEmpty()) {
            rows.addAll(read(near, filter));
        }
        rows.sort(order);
        return rows;
    }

    private List<StoredMessage> read(List<MessageKey> keys, MessageFilter filter) {
        var statement = jdbc.sql(ROWS.replace("{filters}", FilterSql.conditions(filter)))
                .param(
                        "channels",
                        Columns.numbers(keys.stream().map(MessageKey::channelId).toList()))
                .param(
                        "ids",
                        Columns.numbers(keys.stream().map(MessageKey::messageId).toList()))
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
