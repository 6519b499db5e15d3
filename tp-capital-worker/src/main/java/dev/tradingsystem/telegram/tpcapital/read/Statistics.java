package dev.tradingsystem.telegram.tpcapital.read;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What messages and channels came to, counted when it is asked.
public final class Statistics {

    private static final String GROUPED = " GROUP BY 1, 2 ORDER BY 1, 2";
    private static final String SCORES = """
            SELECT c.channel_id, date_trunc(:bucket, c.hour, :zone) AS bucket, sum(c.signals) AS signals,
                   sum(c.duplicates) AS duplicates, sum(c.edited) AS edited, sum(c.deleted) AS deleted,
                   sum(c.cancelled) AS cancelled, sum(c.target_hits) AS target_hits, sum(c.stops) AS stops,
                   sum(c.reviews) AS reviews
              FROM tp_capital.channel_scores c
            """;
    private static final String OFFSET = "SELECT coalesce(max(o.seq), 0) FROM tp_capital.offsets o";

    private final SignalDatabase database;

    Statistics(SignalDatabase database) {
        this.database = database;
    }

    /// What is counted together.
    public enum Bucket {
        /// Everything at once.
        ALL,
        HOUR,
        DAY,
        WEEK,
        MONTH
    }

    /// What is to be counted.
    ///
    /// @param channelIds `null` for all channels
    /// @param asset `null` for all
    public record Range(
            @Nullable List<Long> channelIds,
            @Nullable String asset,
            @Nullable Instant from,
            @Nullable Instant to,
            ZoneId zone,
            Bucket bucket) {

        public Range {
            channelIds = channelIds == null ? null : List.copyOf(channelIds);
        }
    }

    /// How often a word occurs in a bucket.
    ///
    /// @param bucket where it begins; `null` when everything is counted together
    public record Count(@Nullable Instant bucket, String word, long count) {}

    /// What a channel came to in a bucket.
    public record Score(
            long channelId,
            Instant bucket,
            long signals,
            long duplicates,
            long edited,
            long deleted,
            long cancelled,
            long targetHits,
            long stops,
            long reviews) {}

    /// The log's number up to which messages were read; what is read afterwards is at least as
    /// new.
    public long asOf() {
        return database.jdbc().sql(OFFSET).query(Long.class).single();
    }

    /// Signals by what a column says, where it says something.
    ///
    /// @param column one of ours, never a caller's word
    private List<Count> signals(String column, Range range) {
        return counts(
                "s." + column,
                "s.sent_at",
                "tp_capital.signals s",
                range,
                condition(range).and("s." + column + " IS NOT NULL").and("s.asset = :asset", "asset", range.asset()));
    }

    /// Signals by status, type and asset.
    public Map<String, List<Count>> signals(Range range) {
        Map<String, List<Count>> all = new LinkedHashMap<>();
        for (String column : List.of("status", "type", "asset")) {
            all.put(column, signals(column, range));
        }
        return all;
    }

    /// Message versions by what they were read as; by when that was, not by when they were sent.
    public List<Count> outcomes(Range range) {
        var condition = new Condition()
                .and(
                        "v.channel_id = ANY(:channelIds)",
                        "channelIds",
                        range.channelIds() == null ? null : Rows.numbers(range.channelIds()))
                .and("v.recorded_at >= :from", "from", range.from() == null ? null : Rows.time(range.from()))
                .and("v.recorded_at < :to", "to", range.to() == null ? null : Rows.time(range.to()));
        return counts("v.kind", "v.recorded_at", "tp_capital.verdicts v", range, condition);
    }

    /// What channels came to.
    public List<Score> scores(Range range) {
        var condition = new Condition()
                .and(
                        "c.channel_id = ANY(:channelIds)",
                        "channelIds",
                        range.channelIds() == null ? null : Rows.numbers(range.channelIds()))
                .and("c.hour >= :from", "from", range.from() == null ? null : Rows.time(range.from()))
                .and("c.hour < :to", "to", range.to() == null ? null : Rows.time(range.to()));
        return condition
                .bind(database.jdbc().sql(SCORES + condition.sql() + " GROUP BY 1, 2 ORDER BY 2, 1"))
                .param("bucket", word(range.bucket()))
                .param("zone", range.zone().getId())
                .query((row, _) -> new Score(
                        row.getLong("channel_id"),
                        Rows.time(row, "bucket"),
                        row.getLong("signals"),
                        row.getLong("duplicates"),
                        row.getLong("edited"),
                        row.getLong("deleted"),
                        row.getLong("cancelled"),
                        row.getLong("target_hits"),
                        row.getLong("stops"),
                        row.getLong("reviews")))
                .list();
    }

    /// A bucket of time begins where it begins in the range's zone.
    private List<Count> counts(String column, String time, String table, Range range, Condition condition) {
        boolean all = range.bucket() == Bucket.ALL;
        String bucket = all ? "NULL::timestamptz" : "date_trunc(:bucket, " + time + ", :zone)";
        String select = "SELECT %s AS bucket, %s AS word, count(*) AS count FROM %s".formatted(bucket, column, table);
        var statement = condition.bind(database.jdbc().sql(select + condition.sql() + GROUPED));
        if (!all) {
            statement
                    .param("bucket", word(range.bucket()))
                    .param("zone", range.zone().getId());
        }
        return statement
                .query((row, _) ->
                        new Count(Rows.timeOrNull(row, "bucket"), row.getString("word"), row.getLong("count")))
                .list();
    }

    private static Condition condition(Range range) {
        return new Condition()
                .and(
                        "s.channel_id = ANY(:channelIds)",
                        "channelIds",
                        range.channelIds() == null ? null : Rows.numbers(range.channelIds()))
                .and("s.sent_at >= :from", "from", range.from() == null ? null : Rows.time(range.from()))
                .and("s.sent_at < :to", "to", range.to() == null ? null : Rows.time(range.to()));
    }

    private static String word(Bucket bucket) {
        return switch (bucket) {
            case ALL -> "year";
            case HOUR -> "hour";
            case DAY -> "day";
            case WEEK -> "week";
            case MONTH -> "month";
        };
    }
}
