package dev.tradingsystem.telegram.store.lease;

import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The lease of an account: whoever holds it may open the account's session and append.
///
/// The database's clock alone decides expiry. An expired lease still appends until somebody else
/// takes it, because only then is there another writer.
public final class WriterLease {

    private static final String TAKE = """
            INSERT INTO telegram.writer_lease AS w (account, holder, fence, expires_at)
            VALUES (:account, :holder, 1, now() + :seconds * interval '1 second')
                ON CONFLICT (account) DO UPDATE
               SET holder = excluded.holder, fence = w.fence + 1, expires_at = excluded.expires_at
             WHERE w.expires_at <= now() OR w.holder = excluded.holder
            RETURNING w.fence, w.batch, w.last_seq
            """;

    private static final String RENEW = """
            UPDATE telegram.writer_lease w
               SET expires_at = now() + :seconds * interval '1 second'
             WHERE w.account = :account AND w.fence = :fence
            """;

    private static final String RELEASE = """
            UPDATE telegram.writer_lease w SET expires_at = now() WHERE w.account = :account AND w.fence = :fence
            """;

    private static final String HOLDER = """
            SELECT w.holder FROM telegram.writer_lease w WHERE w.account = :account AND w.expires_at > now()
            """;

    private final JdbcClient jdbc;
    private final String account;
    private final String holder;
    private final Duration timeToLive;

    /// @param holder names this process and no other, also not its predecessor on the same host
    public WriterLease(DataSource database, String account, String holder, Duration timeToLive) {
        this.jdbc = JdbcClient.create(database);
        this.account = account;
        this.holder = holder;
        this.timeToLive = timeToLive;
    }

    /// Takes the lease if it is free, expired or ours.
    public Optional<Lease> take() {
        return jdbc.sql(TAKE)
                .param("account", account)
                .param("holder", holder)
                .param("seconds", seconds())
                .query((row, _) -> new Lease(
                        new Fence(account, row.getLong("fence")), row.getLong("batch"), row.getLong("last_seq")))
                .optional();
    }

    /// Prolongs the lease, also after it expired, as long as nobody took it; false when somebody
    /// did.
    public boolean renew(Fence fence) {
        return jdbc.sql(RENEW)
                        .param("seconds", seconds())
                        .param("account", account)
                        .param("fence", fence.number())
                        .update()
                == 1;
    }

    /// Gives the lease back, so that the next holder need not wait for its end.
    public void release(Fence fence) {
        jdbc.sql(RELEASE)
                .param("account", account)
                .param("fence", fence.number())
                .update();
    }

    /// Who holds the lease; empty when nobody does.
    public Optional<String> holder() {
        return jdbc.sql(HOLDER).param("account", account).query(String.class).optional();
    }

    private double seconds() {
        return timeToLive.toMillis() / 1000.0;
    }
}
