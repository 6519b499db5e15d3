package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.log.LogReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The log as readers see it: every version of every message, in commit order.
public final class Changes {

    private static final String COLUMNS = """
            SELECT c.seq, c.prev, c.kind, c.channel_id, c.message_id, c.version, c.sent_at, c.edited_at, c.deleted_at,
                   c.received_at, c.recorded_at, c.origin, c.body::text AS body
              FROM telegram_v1.changes c
            """;
    private static final String AFTER = COLUMNS + " WHERE c.seq > :seq ORDER BY c.seq LIMIT :limit";
    private static final String AFTER_IN_CHANNEL =
            COLUMNS + " WHERE c.channel_id = :channelId AND c.seq > :seq ORDER BY c.seq LIMIT :limit";
    private static final String AFTER_IN_CHANNELS = COLUMNS
            + " WHERE c.channel_id = ANY(:channelIds) AND c.seq > :seq AND c.seq <= :upTo ORDER BY c.seq LIMIT :limit";
    private static final String NUMBERED = COLUMNS + " WHERE c.seq = ANY(:seqs) ORDER BY c.seq";
    private static final String COUNT_AFTER = """
            SELECT count(*)
              FROM (SELECT FROM telegram_v1.changes c
                     WHERE c.channel_id = :channelId AND c.seq > :seq
                     LIMIT :most) w
            """;
    private static final String BOUNDS = "SELECT h.seq, h.floor FROM telegram_v1.head h";
    private static final String HEADS =
            "SELECT h.channel_id, h.seq FROM telegram_v1.channel_head h WHERE h.channel_id = ANY(:channelIds)";
    private static final String ALL_HEADS = "SELECT h.channel_id, h.seq FROM telegram_v1.channel_head h";

    private final JdbcClient jdbc;

    public Changes(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// All changes after a number, in order.
    public List<Change> after(long seq, int limit) {
        return list(jdbc.sql(AFTER).param("seq", seq).param("limit", limit));
    }

    /// A channel's changes after a number, in order.
    public List<Change> after(long channelId, long seq, int limit) {
        return list(jdbc.sql(AFTER_IN_CHANNEL)
                .param("channelId", channelId)
                .param("seq", seq)
                .param("limit", limit));
    }

    /// The changes of some channels after a number and up to another, in order.
    public List<Change> after(Collection<Long> channelIds, long seq, long upTo, int limit) {
        return list(jdbc.sql(AFTER_IN_CHANNELS)
                .param("channelIds", Columns.numbers(channelIds))
                .param("seq", seq)
                .param("upTo", upTo)
                .param("limit", limit));
    }

    /// The changes with these numbers, as far as the log still has them.
    public List<Change> numbered(Collection<Long> seqs) {
        return list(jdbc.sql(NUMBERED).param("seqs", Columns.numbers(seqs)));
    }

    /// How many changes of a channel lie after a number.
    ///
    /// @param most where counting ends: whoever looks knows enough then
    public long countAfter(long channelId, long seq, int most) {
        return jdbc.sql(COUNT_AFTER)
                .param("channelId", channelId)
                .param("seq", seq)
                .param("most", most)
                .query(Long.class)
                .single();
    }

    /// The newest number.
    public long head() {
        return bounds().head();
    }

    /// The lowest number still kept; 1 when nothing was ever removed.
    public long floor() {
        return bounds().floor();
    }

    /// Head and floor at the same moment.
    public Bounds bounds() {
        return jdbc.sql(BOUNDS)
                .query((row, _) -> new Bounds(row.getLong("seq"), row.getLong("floor")))
                .single();
    }

    /// The newest number of each of these channels; a channel without changes is absent.
    public Map<Long, Long> heads(Collection<Long> channelIds) {
        return heads(jdbc.sql(HEADS).param("channelIds", Columns.numbers(channelIds)));
    }

    /// The newest number of every channel that has changes.
    public Map<Long, Long> heads() {
        return heads(jdbc.sql(ALL_HEADS));
    }

    private static Map<Long, Long> heads(JdbcClient.StatementSpec statement) {
        var heads = new HashMap<Long, Long>();
        statement.query(row -> {
            heads.put(row.getLong("channel_id"), row.getLong("seq"));
        });
        return heads;
    }

    private static List<Change> list(JdbcClient.StatementSpec statement) {
        return statement.query((row, _) -> LogReader.change(row)).list();
    }

    /// The log's newest number, and the lowest one still kept.
    public record Bounds(long head, long floor) {}
}
