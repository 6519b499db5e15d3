package dev.tradingsystem.telegram.store.coverage;

import java.util.Collection;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The proofs about message ids, per channel. Written after the append, never before.
public final class CoverageLedger {

    private static final String PROVE = """
            INSERT INTO telegram.coverage (channel_id, from_id, to_id, verdict, proved_by)
            SELECT :channelId, i.id, i.id, :verdict, :by
              FROM unnest(:ids) AS i(id)
             WHERE NOT EXISTS (SELECT FROM telegram.coverage v
                                WHERE v.channel_id = :channelId AND v.from_id <= i.id AND v.to_id >= i.id)
                ON CONFLICT (channel_id, from_id) DO NOTHING
            """;

    private final JdbcClient jdbc;

    public CoverageLedger(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// How a verdict was learnt.
    public enum By {
        LIVE,
        HISTORY,
        PROBE,
        IMPORT
    }

    /// Records a verdict of single ids; ids that have one keep it.
    public void prove(long channelId, Collection<Long> ids, Verdict verdict, By by) {
        jdbc.sql(PROVE)
                .param("channelId", channelId)
                .param("ids", ids.stream().mapToLong(Long::longValue).toArray())
                .param("verdict", verdict.word())
                .param("by", by.name().toLowerCase(Locale.ROOT))
                .update();
    }
}
