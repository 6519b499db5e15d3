package dev.tradingsystem.telegram.tpcapital.crash;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The times that gateway and worker left of each message of a channel.
final class Stages {

    private static final String COMPLETE = """
            SELECT count(*)
              FROM telegram.log l
              JOIN telegram.consumer_mark m USING (channel_id, message_id, version)
             WHERE l.channel_id = :channel AND l.received_at <= m.parsed_at AND m.parsed_at <= m.stored_at
               AND (:polling OR m.acked_at >= m.stored_at)
            """;
    private static final String PERCENTILES = """
            SELECT (percentile_cont(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (
                     ORDER BY 1000 * extract(epoch FROM m.stored_at - l.received_at)))::numeric(9, 1)[]::text
              FROM telegram.log l
              JOIN telegram.consumer_mark m USING (channel_id, message_id, version)
             WHERE l.channel_id = :channel
            """;

    private final JdbcClient database;
    private final long channel;

    Stages(DataSource gateway, long channel) {
        this.database = JdbcClient.create(gateway);
        this.channel = channel;
    }

    /// How many messages have all of their times, in order. In hybrid mode the poll may have been
    /// faster than the queue, and then nothing was acknowledged.
    long complete(String mode) {
        return database.sql(COMPLETE)
                .param("channel", channel)
                .param("polling", !mode.equals("true"))
                .query(Long.class)
                .single();
    }

    String percentiles() {
        return database.sql(PERCENTILES)
                .param("channel", channel)
                .query(String.class)
                .single();
    }
}
