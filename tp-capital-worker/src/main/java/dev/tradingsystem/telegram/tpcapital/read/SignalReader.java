package dev.tradingsystem.telegram.tpcapital.read;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import dev.tradingsystem.telegram.tpcapital.signal.Side;
import dev.tradingsystem.telegram.tpcapital.signal.SignalId;
import dev.tradingsystem.telegram.tpcapital.signal.Status;
import dev.tradingsystem.telegram.tpcapital.signal.Type;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import tools.jackson.databind.json.JsonMapper;

/// The stored signals, one by one and in keyset pages.
public final class SignalReader {

    private static final Set<Status> SHOWN = EnumSet.complementOf(EnumSet.of(Status.DUPLICATE, Status.SUPERSEDED));
    private static final String SELECT = "SELECT " + SignalRows.COLUMNS + SignalRows.TABLES;
    private static final String COUNT = "SELECT count(*) FROM tp_capital.signals s";
    private static final String EXPLAIN = "EXPLAIN (FORMAT JSON) SELECT 1 FROM tp_capital.signals s";
    private static final String HURRY = "SELECT set_config('statement_timeout', '2000', true)";

    private final SignalDatabase database;

    SignalReader(SignalDatabase database) {
        this.database = database;
    }

    /// One signal.
    public Optional<SignalRecord> find(SignalId id) {
        var condition = new Condition()
                .and("s.channel_id = :channelId", "channelId", id.channelId())
                .and("s.message_id = :messageId", "messageId", id.messageId())
                .and("s.ordinal = :ordinal", "ordinal", id.ordinal());
        return bound(SELECT, condition, "")
                .query((row, _) -> SignalRows.read(row))
                .optional();
    }

    /// The signals behind a position.
    ///
    /// @param after `null` for the beginning
    /// @param ascending oldest first
    public List<SignalRecord> page(SignalFilter filter, @Nullable Position after, boolean ascending, int limit) {
        Condition condition = condition(filter);
        if (after != null) {
            condition
                    .and(
                            "(s.sent_at, s.id) %s (:sentAt, :id)".formatted(ascending ? ">" : "<"),
                            "sentAt",
                            Rows.time(after.sentAt()))
                    .with("id", after.id());
        }
        String direction = ascending ? "ASC" : "DESC";
        return bound(SELECT, condition, " ORDER BY s.sent_at %1$s, s.id %1$s LIMIT :limit".formatted(direction))
                .param("limit", limit)
                .query((row, _) -> SignalRows.read(row))
                .list();
    }

    /// All signals of some messages, by message and ordinal, whatever their status.
    public List<SignalRecord> ofMessages(long channelId, Collection<Long> messageIds) {
        var condition = new Condition()
                .and("s.channel_id = :channelId", "channelId", channelId)
                .and("s.message_id = ANY(:messageIds)", "messageIds", Rows.numbers(messageIds));
        return bound(SELECT, condition, " ORDER BY s.message_id, s.ordinal")
                .query((row, _) -> SignalRows.read(row))
                .list();
    }

    /// How many signals there are.
    ///
    /// @return empty when counting takes longer than two seconds
    public Optional<Long> count(SignalFilter filter) {
        try {
            return Optional.of(database.inTransaction(() -> {
                database.jdbc().sql(HURRY).query(String.class).single();
                return bound(COUNT, condition(filter), "").query(Long.class).single();
            }));
        } catch (QueryTimeoutException _) {
            return Optional.empty();
        }
    }

    /// How many signals the database believes there are.
    public long estimate(SignalFilter filter) {
        String plan = bound(EXPLAIN, condition(filter), "").query(String.class).single();
        return JsonMapper.shared()
                .readTree(plan)
                .path(0)
                .path("Plan")
                .path("Plan Rows")
                .asLong(0);
    }

    private JdbcClient.StatementSpec bound(String select, Condition condition, String rest) {
        return condition.bind(database.jdbc().sql(select + condition.sql() + rest));
    }

    private static Condition condition(SignalFilter filter) {
        List<Long> channelIds = filter.channelIds();
        List<Status> statuses = filter.statuses().isEmpty() ? List.copyOf(SHOWN) : filter.statuses();
        String text = filter.text();
        return new Condition()
                .and(
                        "s.channel_id = ANY(:channelIds)",
                        "channelIds",
                        channelIds == null ? null : Rows.numbers(channelIds))
                .and("s.asset = ANY(:assets)", "assets", array(filter.assets()))
                .and(
                        "s.type = ANY(:types)",
                        "types",
                        array(filter.types().stream().map(Type::word).toList()))
                .and(
                        "s.side = ANY(:sides)",
                        "sides",
                        array(filter.sides().stream().map(Side::word).toList()))
                .and(
                        "s.status = ANY(:statuses)",
                        "statuses",
                        array(statuses.stream().map(Status::word).toList()))
                .and("s.complete = :complete", "complete", filter.complete())
                .and("(s.asset ILIKE :text OR s.text ILIKE :text)", "text", text == null ? null : Rows.containing(text))
                .and("s.sent_at >= :from", "from", filter.from() == null ? null : Rows.time(filter.from()))
                .and("s.sent_at < :to", "to", filter.to() == null ? null : Rows.time(filter.to()));
    }

    private static @Nullable SqlArrayValue array(List<String> words) {
        return words.isEmpty() ? null : Rows.words(words);
    }
}
