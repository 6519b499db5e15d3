package dev.tradingsystem.telegram.store.log;

import dev.tradingsystem.telegram.store.lease.Fence;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How far each sink has come. Forward only, and only for the holder of the account's lease.
public final class Checkpoints {

    private static final String READ = """
            SELECT c.seq, c.written_at FROM telegram.checkpoint c WHERE c.sink = :sink AND c.account = :account
            """;

    private static final String MOVE =
            "SELECT telegram.move_checkpoint(:sink, :account, :fence, :seq, :from, :to, :at)";

    private static final String PRUNE = """
            DELETE FROM telegram.sink_confirmation f
             WHERE f.account = :account AND f.sink = :sink AND f.at < :before
            """;

    private static final String RETURNED = """
            INSERT INTO telegram.unroutable AS u (sink, account, channel_id, first_seq, last_seq, returned)
            SELECT :sink, :account, r.channel_id, min(r.seq), max(r.seq), count(*)
              FROM unnest(:channelIds, :seqs) AS r(channel_id, seq)
             GROUP BY r.channel_id
                ON CONFLICT (sink, account, channel_id) DO UPDATE
               SET last_seq = greatest(u.last_seq, excluded.last_seq), returned = u.returned + excluded.returned,
                   last_at = now()
            """;

    private final JdbcClient jdbc;

    public Checkpoints(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// The last number a sink delivered of an account's changes, 0 if none.
    public long read(String sink, String account) {
        return find(sink, account).map(Checkpoint::seq).orElse(0L);
    }

    /// How far a sink is with an account's changes; empty when it has delivered none.
    public Optional<Checkpoint> find(String sink, String account) {
        return jdbc.sql(READ)
                .param("sink", sink)
                .param("account", account)
                .query((row, _) -> new Checkpoint(
                        row.getLong("seq"),
                        row.getObject("written_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /// Moves a checkpoint forward; does nothing when the fence is stale.
    public void move(String sink, Fence fence, long seq) {
        move(sink, fence, seq, List.of());
    }

    /// The same, with the batches that were confirmed on the way.
    public void move(String sink, Fence fence, long seq, List<Confirmed> confirmed) {
        jdbc.sql(MOVE)
                .param("sink", sink)
                .param("account", fence.account())
                .param("fence", fence.number())
                .param("seq", seq)
                .param("from", confirmed.stream().mapToLong(Confirmed::fromSeq).toArray())
                .param("to", confirmed.stream().mapToLong(Confirmed::toSeq).toArray())
                .param("at", confirmed.stream().mapToLong(Confirmed::micros).toArray())
                .query((_, _) -> true)
                .list();
    }

    /// Forgets when batches were confirmed before a time; that they were, the checkpoint tells.
    public void prune(String sink, String account, Instant before) {
        jdbc.sql(PRUNE)
                .param("sink", sink)
                .param("account", account)
                .param("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
                .update();
    }

    /// Records changes that were published and that no queue took.
    public void returned(String sink, Fence fence, List<Returned> returned) {
        jdbc.sql(RETURNED)
                .param("sink", sink)
                .param("account", fence.account())
                .param(
                        "channelIds",
                        returned.stream().mapToLong(Returned::channelId).toArray())
                .param("seqs", returned.stream().mapToLong(Returned::seq).toArray())
                .update();
    }

    /// A change that came back from the broker.
    public record Returned(long channelId, long seq) {}

    /// How far a sink is.
    ///
    /// @param at when it confirmed the last batch
    public record Checkpoint(long seq, Instant at) {}

    /// A batch that a sink has taken.
    ///
    /// @param at when it had all of it
    public record Confirmed(long fromSeq, long toSeq, Instant at) {
        long micros() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, at);
        }
    }
}
