package dev.tradingsystem.telegram.tpcapital.read;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import dev.tradingsystem.telegram.tpcapital.signal.Reason;
import dev.tradingsystem.telegram.tpcapital.signal.SignalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The reviews, one by one and in keyset pages, newest first.
public final class ReviewReader {

    private static final String SELECT = """
            SELECT r.id, r.channel_id, r.message_id, r.ordinal, r.version, r.seq, r.sent_at, r.reasons,
                   r.draft::text AS draft, r.spans::text AS spans, r.text, r.parser_version, r.state, r.decided_by,
                   r.decided_at, r.decision, r.created_at
              FROM tp_capital.reviews r
            """;

    private final SignalDatabase database;

    ReviewReader(SignalDatabase database) {
        this.database = database;
    }

    /// Which reviews are asked for.
    ///
    /// @param channelIds `null` for all channels
    /// @param reasons with one of these; any when empty
    public record Filter(
            @Nullable List<Long> channelIds,
            List<Reason> reasons,
            String state,
            @Nullable Instant from,
            @Nullable Instant to) {

        public Filter {
            channelIds = channelIds == null ? null : List.copyOf(channelIds);
            reasons = List.copyOf(reasons);
        }
    }

    /// The newest version of a review.
    public Optional<ReviewRecord> find(SignalId id) {
        var condition = new Condition()
                .and("r.channel_id = :channelId", "channelId", id.channelId())
                .and("r.message_id = :messageId", "messageId", id.messageId())
                .and("r.ordinal = :ordinal", "ordinal", id.ordinal());
        return condition
                .bind(database.jdbc().sql(SELECT + condition.sql() + " ORDER BY r.version DESC LIMIT 1"))
                .query((row, _) -> review(row))
                .optional();
    }

    /// The reviews behind a position.
    ///
    /// @param after `null` for the beginning
    /// @param back oldest first, as pages are read backwards
    public List<ReviewRecord> page(Filter filter, @Nullable Position after, boolean back, int limit) {
        List<Long> channelIds = filter.channelIds();
        List<String> reasons = filter.reasons().stream().map(Reason::word).toList();
        var condition = new Condition()
                .and("r.state = :state", "state", filter.state())
                .and(
                        "r.channel_id = ANY(:channelIds)",
                        "channelIds",
                        channelIds == null ? null : Rows.numbers(channelIds))
                .and("r.reasons && :reasons", "reasons", reasons.isEmpty() ? null : Rows.words(reasons))
                .and("r.sent_at >= :from", "from", filter.from() == null ? null : Rows.time(filter.from()))
                .and("r.sent_at < :to", "to", filter.to() == null ? null : Rows.time(filter.to()));
        if (after != null) {
            condition
                    .and(
                            "(r.sent_at, r.id) %s (:sentAt, :id)".formatted(back ? ">" : "<"),
                            "sentAt",
                            Rows.time(after.sentAt()))
                    .with("id", after.id());
        }
        String order = " ORDER BY r.sent_at %1$s, r.id %1$s LIMIT :limit".formatted(back ? "ASC" : "DESC");
        return condition
                .bind(database.jdbc().sql(SELECT + condition.sql() + order))
                .param("limit", limit)
                .query((row, _) -> review(row))
                .list();
    }

    private static ReviewRecord review(ResultSet row) throws SQLException {
        return new ReviewRecord(
                row.getLong("id"),
                new SignalId(row.getLong("channel_id"), row.getLong("message_id"), row.getInt("ordinal")),
                row.getInt("version"),
                row.getLong("seq"),
                Rows.time(row, "sent_at"),
                Rows.words(row, "reasons"),
                row.getString("draft"),
                row.getString("spans"),
                row.getString("text"),
                row.getInt("parser_version"),
                row.getString("state"),
                row.getString("decided_by"),
                Rows.timeOrNull(row, "decided_at"),
                row.getString("decision"),
                Rows.time(row, "created_at"));
    }
}
