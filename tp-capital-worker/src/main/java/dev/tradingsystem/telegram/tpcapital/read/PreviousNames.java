package dev.tradingsystem.telegram.tpcapital.read;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Signals under the names that the previous stack's readers know, newest first.
public final class PreviousNames {

    private static final String SELECT = """
            SELECT p.id, p.ts, p.channel, p.signal_type, p.asset, p.buy_min, p.buy_max, p.target_1, p.target_2,
                   p.target_final, p.stop, p.raw_message, p.source, p.ingested_at, p.created_at, p.updated_at, p.status,
                   (SELECT max(t.price)
                      FROM tp_capital.signals s
                     CROSS JOIN unnest(s.targets) AS t (price)
                     WHERE s.id = p.id) AS highest
              FROM tp_capital.tp_capital_signals p
            """;
    private static final String CHANNELS = """
            SELECT p.source_channel_id, count(*) AS signals, max(p.ts) AS newest
              FROM tp_capital.tp_capital_signals p
             GROUP BY p.source_channel_id
             ORDER BY p.source_channel_id
            """;

    private final SignalDatabase database;

    PreviousNames(SignalDatabase database) {
        this.database = database;
    }

    /// Which signals are asked for.
    ///
    /// @param channelIds `null` for all channels
    /// @param type `Swing Trade`, `Day Trade` or `Scalp`; `null` for all
    /// @param search in the asset or the message; `null` for all
    public record Filter(
            @Nullable List<Long> channelIds,
            @Nullable String type,
            @Nullable String search,
            @Nullable Instant from,
            @Nullable Instant to) {

        public Filter {
            channelIds = channelIds == null ? null : List.copyOf(channelIds);
        }
    }

    /// A signal.
    ///
    /// @param targetFinal the final target, else the highest, else `null`
    public record Row(
            long id,
            Instant ts,
            String channel,
            String signalType,
            String asset,
            @Nullable BigDecimal buyMin,
            @Nullable BigDecimal buyMax,
            @Nullable BigDecimal target1,
            @Nullable BigDecimal target2,
            @Nullable BigDecimal targetFinal,
            @Nullable BigDecimal stop,
            String rawMessage,
            String source,
            Instant ingestedAt,
            Instant createdAt,
            Instant updatedAt,
            String status) {}

    /// How many signals a channel has, and when the newest was sent.
    public record Channel(long channelId, long signals, Instant newest) {}

    /// The newest signals.
    public List<Row> signals(Filter filter, int limit) {
        List<Long> channelIds = filter.channelIds();
        String search = filter.search();
        var condition = new Condition()
                .and(
                        "p.source_channel_id = ANY(:channelIds)",
                        "channelIds",
                        channelIds == null ? null : Rows.numbers(channelIds))
                .and("p.signal_type = :type", "type", filter.type())
                .and(
                        "(p.asset ILIKE :search OR p.raw_message ILIKE :search)",
                        "search",
                        search == null ? null : Rows.containing(search))
                .and("p.ts >= :from", "from", filter.from() == null ? null : Rows.time(filter.from()))
                .and("p.ts < :to", "to", filter.to() == null ? null : Rows.time(filter.to()));
        return condition
                .bind(database.jdbc().sql(SELECT + condition.sql() + " ORDER BY p.ts DESC, p.id DESC LIMIT :limit"))
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list();
    }

    /// The channels that have signals.
    public List<Channel> channels() {
        return database.jdbc()
                .sql(CHANNELS)
                .query((row, _) ->
                        new Channel(row.getLong("source_channel_id"), row.getLong("signals"), Rows.time(row, "newest")))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        BigDecimal last = row.getBigDecimal("target_final");
        return new Row(
                row.getLong("id"),
                Rows.time(row, "ts"),
                row.getString("channel"),
                row.getString("signal_type"),
                row.getString("asset"),
                row.getBigDecimal("buy_min"),
                row.getBigDecimal("buy_max"),
                row.getBigDecimal("target_1"),
                row.getBigDecimal("target_2"),
                last == null ? row.getBigDecimal("highest") : last,
                row.getBigDecimal("stop"),
                row.getString("raw_message"),
                row.getString("source"),
                Rows.time(row, "ingested_at"),
                Rows.time(row, "created_at"),
                Rows.time(row, "updated_at"),
                row.getString("status"));
    }
}
