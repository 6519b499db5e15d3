package dev.tradingsystem.telegram.store.read;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Counts and latencies by hour and day. With TimescaleDB counts come from the aggregate that it
/// keeps; without it, and for everything that cannot be put together from parts, from the
/// messages of the asked time themselves.
public final class Statistics {

    private static final String KEEPS_AGGREGATES =
            "SELECT to_regclass('_timescaledb_catalog.continuous_agg') IS NOT NULL";
    private static final String THROUGH = """
            SELECT _timescaledb_functions.to_timestamp(_timescaledb_functions.cagg_watermark(c.mat_hypertable_id))
              FROM _timescaledb_catalog.continuous_agg c
             WHERE c.user_view_schema = 'telegram_v1' AND c.user_view_name = 'messages_hourly'
            """;
    private static final String FROM_AGGREGATE = """
            SELECT date_trunc(:bucket, a.bucket, :zone) AS bucket, a.channel_id, sum(a.messages) AS posted,
                   sum(a.edited) AS edited, sum(a.deleted) AS deleted
              FROM telegram_v1.messages_hourly a
             WHERE a.channel_id = ANY(:channels) AND a.bucket >= :from AND a.bucket < :to
             GROUP BY 1, 2
             ORDER BY 1, 2
            """;
    private static final String FROM_MESSAGES = """
            SELECT date_trunc(:bucket, v.sent_at, :zone) AS bucket, v.channel_id, count(*) AS posted,
                   count(*) FILTER (WHERE v.edited_at IS NOT NULL) AS edited,
                   count(*) FILTER (WHERE v.deleted_at IS NOT NULL) AS deleted
              FROM unnest(:channels) AS wanted (channel_id)
              JOIN telegram_v1.messages v
                ON v.channel_id = wanted.channel_id AND v.sent_at >= :from AND v.sent_at < :to
             GROUP BY 1, 2
             ORDER BY 1, 2
            """;
    private static final String LATENCY = """
            SELECT x.bucket, count(*) AS count, percentile_cont(0.50) WITHIN GROUP (ORDER BY x.millis) AS p50,
                   percentile_cont(0.95) WITHIN GROUP (ORDER BY x.millis) AS p95,
                   percentile_cont(0.99) WITHIN GROUP (ORDER BY x.millis) AS p99, max(x.millis) AS max
              FROM (SELECT date_trunc(:bucket, v.sent_at, :zone) AS bucket,
                           1000 * extract(epoch FROM {until} - v.received_at)::float8 AS millis
                      FROM unnest(:channels) AS wanted (channel_id)
                      JOIN telegram_v1.messages v
                        ON v.channel_id = wanted.channel_id AND v.sent_at >= :from AND v.sent_at < :to
                           {marks}) x
             GROUP BY 1
             ORDER BY 1
            """;
    private static final String MARKS = """
                      JOIN telegram_v1.consumer_marks k
                        ON k.consumer = :consumer AND k.channel_id = v.channel_id AND k.message_id = v.message_id
                       AND k.version = v.version AND k.stored_at IS NOT NULL
            """;
    private static final String CONFIRMATIONS = """
                      JOIN telegram.channel c ON c.channel_id = v.channel_id
                     CROSS JOIN LATERAL (
                           SELECT x.from_seq, x.at FROM telegram_v1.sink_confirmations x
                            WHERE x.account = c.account AND x.sink = 'rabbitmq' AND x.to_seq >= v.seq
                            ORDER BY x.to_seq
                            LIMIT 1) f
                     WHERE f.from_seq <= v.seq
            """;
    private static final String HELD = """
            SELECT count(*) FROM telegram_v1.message_key k WHERE k.channel_id = ANY(:channels)
            """;
    private static final String SINCE = """
            SELECT count(*)
              FROM unnest(:channels) AS wanted (channel_id)
              JOIN telegram_v1.messages v ON v.channel_id = wanted.channel_id AND v.sent_at >= :from AND v.sent_at < :to
            """;
    private static final String UNKNOWN = """
            SELECT coalesce(sum(v.unknown), 0) FROM telegram_v1.channel_coverage v
             WHERE v.watched AND v.channel_id = ANY(:channels)
            """;

    private final JdbcClient jdbc;

    public Statistics(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// Which messages, and how they are put together.
    ///
    /// @param bucket `hour` or `day`
    /// @param zone in which a day is a day
    public record Span(Collection<Long> channels, Instant from, Instant to, String bucket, ZoneId zone) {}

    /// A channel's messages of one bucket.
    public record Count(Instant bucket, long channelId, long posted, long edited, long deleted) {}

    /// Counts, and where they come from.
    ///
    /// @param through up to when the aggregate is kept; what lies behind is counted
    /// @param aggregated whether an aggregate was asked
    public record Counts(List<Count> items, @Nullable Instant through, boolean aggregated) {}

    /// How long messages of one bucket took, in milliseconds.
    public record Latency(Instant bucket, long count, double p50, double p95, double p99, double max) {}

    /// Messages by bucket and channel.
    public Counts messages(Span span) {
        boolean aggregated = jdbc.sql(KEEPS_AGGREGATES).query(Boolean.class).single();
        List<Count> items = bind(aggregated ? FROM_AGGREGATE : FROM_MESSAGES, span)
                .query((row, _) -> new Count(
                        Columns.time(row, "bucket"),
                        row.getLong("channel_id"),
                        row.getLong("posted"),
                        row.getLong("edited"),
                        row.getLong("deleted")))
                .list();
        Instant through = !aggregated
                ? null
                : jdbc.sql(THROUGH)
                        .query((row, _) -> Columns.timeOrNull(row, "to_timestamp"))
                        .optional()
                        .orElse(null);
        return new Counts(items, through, aggregated);
    }

    /// From received to committed.
    public List<Latency> committed(Span span) {
        return latencies(bind(LATENCY.replace("{until}", "v.recorded_at").replace("{marks}", ""), span));
    }

    /// From received to confirmed by the broker, as far as that was at most a week ago: longer the
    /// gateway does not keep it.
    public List<Latency> published(Span span) {
        return latencies(bind(LATENCY.replace("{until}", "f.at").replace("{marks}", CONFIRMATIONS), span));
    }

    /// From received to the effect a consumer stored.
    public List<Latency> stored(Span span, String consumer) {
        return latencies(bind(LATENCY.replace("{until}", "k.stored_at").replace("{marks}", MARKS), span)
                .param("consumer", consumer));
    }

    private static List<Latency> latencies(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, _) -> new Latency(
                        Columns.time(row, "bucket"),
                        row.getLong("count"),
                        row.getDouble("p50"),
                        row.getDouble("p95"),
                        row.getDouble("p99"),
                        row.getDouble("max")))
                .list();
    }

    private JdbcClient.StatementSpec bind(String sql, Span span) {
        return jdbc.sql(sql)
                .param("channels", Columns.numbers(span.channels()))
                .param("from", Columns.parameter(span.from()))
                .param("to", Columns.parameter(span.to()))
                .param("bucket", span.bucket())
                .param("zone", span.zone().getId());
    }

    /// Messages held of some channels.
    public long held(Collection<Long> channels) {
        return jdbc.sql(HELD)
                .param("channels", Columns.numbers(channels))
                .query((row, _) -> row.getLong(1))
                .single();
    }

    /// Messages of some channels sent within a time.
    public long sent(Collection<Long> channels, Instant from, Instant to) {
        return jdbc.sql(SINCE)
                .param("channels", Columns.numbers(channels))
                .param("from", Columns.parameter(from))
                .param("to", Columns.parameter(to))
                .query((row, _) -> row.getLong(1))
                .single();
    }

    /// Ids of watched channels without a verdict.
    public long unknownIds(Collection<Long> channels) {
        return jdbc.sql(UNKNOWN)
                .param("channels", Columns.numbers(channels))
                .query((row, _) -> row.getLong(1))
                .single();
    }
}
