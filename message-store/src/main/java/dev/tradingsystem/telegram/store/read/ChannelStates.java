package dev.tradingsystem.telegram.store.read;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Where each channel is in the log and how far it is published, asked at most once a second for
/// all readers. It is what an answer from the cache is held against: nothing the database knows
/// for longer than that second may be missing.
public final class ChannelStates {

    private static final String STATES = """
            SELECT h.seq AS head, k.revision, c.channel_id, c.seq, coalesce(s.seq, 0) AS published
              FROM telegram_v1.head h
             CROSS JOIN telegram_v1.marks k
              LEFT JOIN telegram_v1.channels c ON true
              LEFT JOIN telegram_v1.sinks s ON s.account = c.account AND s.sink = 'rabbitmq'
            """;
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final JdbcClient jdbc;
    private final LongSupplier nanos;
    private final AtomicLong takenAt = new AtomicLong();
    private volatile @Nullable Snapshot snapshot;

    public ChannelStates(DataSource database) {
        this(database, System::nanoTime);
    }

    ChannelStates(DataSource database, LongSupplier nanos) {
        this.jdbc = JdbcClient.create(database);
        this.nanos = nanos;
    }

    /// The states at some moment of the last second.
    ///
    /// @throws org.springframework.dao.DataAccessException when the database does not answer
    public Snapshot now() {
        Snapshot current = snapshot;
        return current != null && isFresh() ? current : refresh();
    }

    /// Asks again at the next question, because something was just changed here.
    public void forget() {
        snapshot = null;
    }

    private boolean isFresh() {
        return nanos.getAsLong() - takenAt.get() < FRESH_NANOS;
    }

    private synchronized Snapshot refresh() {
        Snapshot current = snapshot;
        if (current != null && isFresh()) {
            return current;
        }
        long asked = nanos.getAsLong();
        Snapshot taken = read();
        takenAt.set(asked);
        snapshot = taken;
        return taken;
    }

    private Snapshot read() {
        var head = new AtomicLong();
        var revision = new AtomicLong();
        var states = new HashMap<Long, State>();
        jdbc.sql(STATES).query(row -> {
            head.set(row.getLong("head"));
            revision.set(row.getLong("revision"));
            Long channelId = Columns.numberOrNull(row, "channel_id");
            if (channelId != null) {
                states.put(channelId, new State(row.getLong("seq"), row.getLong("published")));
            }
        });
        return new Snapshot(head.get(), revision.get(), states);
    }

    /// All channels at one moment.
    ///
    /// @param head the log's newest number
    /// @param revision how often marks were changed: they change what readers see without a
    ///     change in the log
    public record Snapshot(long head, long revision, Map<Long, State> channels) {
        public Snapshot {
            channels = Map.copyOf(channels);
        }

        /// The state of a listed channel.
        public Optional<State> of(long channelId) {
            return Optional.ofNullable(channels.get(channelId));
        }
    }

    /// A channel's newest change, and up to which number its account's changes are on the queue.
    public record State(long seq, long published) {}
}
