package dev.tradingsystem.telegram.tpcapital.intake;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Counts what waits in the log, as the views show it.
final class Backlog {

    /// More than this is not counted: whoever looks knows enough.
    static final int MOST = 10_000;

    private static final String COUNT = """
            SELECT count(*)
              FROM (SELECT FROM telegram_v1.changes c
                     WHERE c.channel_id = :channelId AND c.seq > :seq
                     LIMIT :most) w
            """;

    private final JdbcClient jdbc;

    Backlog(DataSource gateway) {
        this.jdbc = JdbcClient.create(gateway);
    }

    /// How many changes of the channel lie after a number, [#MOST] at most.
    long after(long channelId, long seq) {
        return jdbc.sql(COUNT)
                .param("channelId", channelId)
                .param("seq", seq)
                .param("most", MOST)
                .query(Long.class)
                .single();
    }
}
