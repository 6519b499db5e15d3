package dev.tradingsystem.telegram.store.log;

import dev.tradingsystem.telegram.store.lease.Fence;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How far each sink has come. Forward only, and only for the holder of the account's lease.
public final class Checkpoints {

    private static final String READ = """
            SELECT c.seq FROM telegram.checkpoint c WHERE c.sink = :sink AND c.account = :account
            """;

    private static final String MOVE = "SELECT telegram.move_checkpoint(:sink, :account, :fence, :seq)";

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
        return jdbc.sql(READ)
                .param("sink", sink)
                .param("account", account)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /// Moves a checkpoint forward; does nothing when the fence is stale.
    public void move(String sink, Fence fence, long seq) {
        jdbc.sql(MOVE)
                .param("sink", sink)
                .param("account", fence.account())
                .param("fence", fence.number())
                .param("seq", seq)
                .query((_, _) -> true)
                .list();
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
}
