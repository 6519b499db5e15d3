package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Orders whose last day has ended where their channel lives are in the book no longer. One that
/// was filled is a position, and stays.
///
/// Readers see it here; the desk knows it anyway, because it compares the day with the time of
/// the message in hand.
public final class Expiry {

    private static final Logger log = LoggerFactory.getLogger(Expiry.class);

    private static final String DUE = """
            SELECT DISTINCT s.channel_id FROM tp_capital.signals s WHERE s.status = 'open' AND s.expires_at <= :now
            """;
    private static final String EXPIRE = """
            UPDATE tp_capital.signals
               SET status = 'expired', updated_at = now()
             WHERE channel_id = :channelId AND status = 'open' AND expires_at <= :now
            """;

    private final SignalDatabase database;
    private final Offsets offsets;
    private final SignalMetrics metrics;

    Expiry(SignalDatabase database, Offsets offsets, SignalMetrics metrics) {
        this.database = database;
        this.offsets = offsets;
        this.metrics = metrics;
    }

    /// Marks what has expired by now.
    ///
    /// @throws org.springframework.dao.DataAccessException when the database cannot be worked
    ///     with
    public void run(Instant now) {
        List<Long> due = database.jdbc()
                .sql(DUE)
                .param("now", Columns.time(now))
                .query((row, _) -> row.getLong("channel_id"))
                .list();
        for (long channelId : due) {
            int expired = database.inTransaction(() -> {
                offsets.hold(channelId);
                return expire(channelId, now);
            });
            metrics.expired(channelId, expired);
            log.atInfo()
                    .addKeyValue("channelId", channelId)
                    .addKeyValue("count", expired)
                    .log("orders expired");
        }
    }

    private int expire(long channelId, Instant now) {
        return database.jdbc()
                .sql(EXPIRE)
                .param("channelId", channelId)
                .param("now", Columns.time(now))
                .update();
    }
}
