package dev.tradingsystem.telegram.store.coverage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Remembers how far each channel's history was read, so that work goes on where it stopped.
public final class ChannelStates {

    private static final String FIND = """
            SELECT c.channel_id, c.start_id, coalesce(s.latest_id, 0) AS latest_id, s.begin_with, s.alive_at, s.audited_at,
                   s.sweep_id, s.swept_at,
                   coalesce((SELECT k.message_id FROM telegram.message_key k WHERE k.channel_id = c.channel_id
                              ORDER BY k.message_id DESC LIMIT 1), 0) AS highest_held
              FROM telegram.channel c
              LEFT JOIN telegram.coverage_state s ON s.channel_id = c.channel_id
             WHERE c.channel_id = :channelId
            """;

    private static final String LATEST = """
            INSERT INTO telegram.coverage_state AS s (channel_id, latest_id)
            VALUES (:channelId, :latestId)
                ON CONFLICT (channel_id) DO UPDATE SET latest_id = excluded.latest_id
             WHERE s.latest_id < excluded.latest_id
            """;

    private static final String BEGIN = """
            INSERT INTO telegram.coverage_state AS s (channel_id, begin_with)
            VALUES (:channelId, :begin)
                ON CONFLICT (channel_id) DO UPDATE SET begin_with = excluded.begin_with
            """;

    private static final String ALIVE = """
            INSERT INTO telegram.coverage_state AS s (channel_id, alive_at)
            SELECT i.id, :at FROM unnest(:channelIds) AS i(id)
                ON CONFLICT (channel_id) DO UPDATE SET alive_at = excluded.alive_at
            """;

    private static final String AUDITED = """
            INSERT INTO telegram.coverage_state AS s (channel_id, audited_at)
            VALUES (:channelId, :at)
                ON CONFLICT (channel_id) DO UPDATE SET audited_at = excluded.audited_at
            """;

    private static final String SWEEP = """
            INSERT INTO telegram.coverage_state AS s (channel_id, sweep_id, sweep_from)
            VALUES (:channelId, :sweepId, :at)
                ON CONFLICT (channel_id) DO UPDATE
               SET sweep_id = excluded.sweep_id, sweep_from = coalesce(s.sweep_from, excluded.sweep_from)
            """;

    private static final String SWEPT = """
            UPDATE telegram.coverage_state SET sweep_id = NULL, sweep_from = NULL, swept_at = :at
             WHERE channel_id = :channelId
            """;

    private static final String UNKNOWN = """
            INSERT INTO telegram.coverage_state AS s (channel_id, unknown_since, unknown_mark)
            SELECT :channelId, :at, :latestId WHERE :firstUnknown <> 0
                ON CONFLICT (channel_id) DO UPDATE
               SET unknown_since = excluded.unknown_since, unknown_mark = excluded.unknown_mark
             WHERE s.unknown_since IS NULL OR s.unknown_mark < :firstUnknown
            """;

    private static final String NOTHING_UNKNOWN = """
            UPDATE telegram.coverage_state SET unknown_since = NULL, unknown_mark = NULL
             WHERE channel_id = :channelId AND unknown_since IS NOT NULL
            """;

    private final JdbcClient jdbc;

    public ChannelStates(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// What is remembered of a channel; empty when there is no such channel.
    public Optional<ChannelState> find(long channelId) {
        return jdbc.sql(FIND)
                .param("channelId", channelId)
                .query((row, _) -> state(row))
                .optional();
    }

    /// The channel is known to have given this id; a lower one changes nothing.
    public void latest(long channelId, long latestId) {
        jdbc.sql(LATEST)
                .param("channelId", channelId)
                .param("latestId", latestId)
                .update();
    }

    /// From where on the channel is wanted; `null` once its start is decided.
    public void begin(long channelId, @Nullable Begin begin) {
        jdbc.sql(BEGIN)
                .param("channelId", channelId)
                .param("begin", begin == null ? null : begin.word())
                .update();
    }

    /// The account is connected and sees these channels.
    public void alive(Collection<Long> channelIds, Instant at) {
        jdbc.sql(ALIVE)
                .param(
                        "channelIds",
                        channelIds.stream().mapToLong(Long::longValue).toArray())
                .param("at", utc(at))
                .update();
    }

    /// The channel's recent past was read again.
    public void audited(long channelId, Instant at) {
        jdbc.sql(AUDITED).param("channelId", channelId).param("at", utc(at)).update();
    }

    /// The sweep has read down to this id.
    public void sweep(long channelId, long sweepId, Instant at) {
        jdbc.sql(SWEEP)
                .param("channelId", channelId)
                .param("sweepId", sweepId)
                .param("at", utc(at))
                .update();
    }

    /// The sweep is through.
    public void swept(long channelId, Instant at) {
        jdbc.sql(SWEPT).param("channelId", channelId).param("at", utc(at)).update();
    }

    /// Keeps the time since when ids are unknown: until all that were unknown then have a
    /// verdict.
    ///
    /// @param firstUnknown the lowest unknown id, 0 when there is none
    public void observed(long channelId, long firstUnknown, long latestId, Instant at) {
        if (firstUnknown == 0) {
            jdbc.sql(NOTHING_UNKNOWN).param("channelId", channelId).update();
            return;
        }
        jdbc.sql(UNKNOWN)
                .param("channelId", channelId)
                .param("firstUnknown", firstUnknown)
                .param("latestId", latestId)
                .param("at", utc(at))
                .update();
    }

    private static ChannelState state(ResultSet row) throws SQLException {
        String begin = row.getString("begin_with");
        long sweepId = row.getLong("sweep_id");
        boolean sweeping = !row.wasNull();
        return new ChannelState(
                row.getLong("channel_id"),
                row.getLong("start_id"),
                row.getLong("latest_id"),
                row.getLong("highest_held"),
                begin == null ? null : Begin.of(begin),
                time(row, "alive_at"),
                time(row, "audited_at"),
                sweeping ? sweepId : null,
                time(row, "swept_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
