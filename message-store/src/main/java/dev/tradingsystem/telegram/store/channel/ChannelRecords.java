package dev.tradingsystem.telegram.store.channel;

import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The channels of an account, as its gateway writes them. Nothing is watched until somebody says
/// so.
public final class ChannelRecords {

    private static final String WATCHED = """
            SELECT c.channel_id FROM telegram.channel c WHERE c.account = :account AND c.watched AND c.listed
            """;

    private static final String MEET = """
            INSERT INTO telegram.channel AS c (channel_id, account, title)
            VALUES (:channelId, :account, :title)
                ON CONFLICT (channel_id) DO UPDATE
               SET title = coalesce(c.title, excluded.title)
             WHERE c.title IS NULL AND excluded.title IS NOT NULL
            """;

    private static final String WATCH = """
            INSERT INTO telegram.channel AS c (channel_id, account, watched)
            VALUES (:channelId, :account, true)
                ON CONFLICT (channel_id) DO UPDATE SET watched = true, listed = true, changed_at = now()
            """;

    private static final String WATCH_NEW = """
            INSERT INTO telegram.channel (channel_id, account, watched)
            VALUES (:channelId, :account, true)
                ON CONFLICT (channel_id) DO NOTHING
            """;

    private final JdbcClient jdbc;

    public ChannelRecords(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// The channels that this account watches.
    public Set<Long> watched(String account) {
        return jdbc.sql(WATCHED).param("account", account).query(Long.class).list().stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Adds a channel that a file names, unwatched; a known one keeps what it has.
    public void meet(String account, long channelId, @Nullable String title) {
        jdbc.sql(MEET)
                .param("channelId", channelId)
                .param("account", account)
                .param("title", title)
                .update();
    }

    /// Watches a channel.
    public void watch(String account, long channelId) {
        jdbc.sql(WATCH).param("channelId", channelId).param("account", account).update();
    }

    /// Watches a channel that is not known yet; one that somebody stopped watching stays so.
    public void watchNew(String account, long channelId) {
        jdbc.sql(WATCH_NEW)
                .param("channelId", channelId)
                .param("account", account)
                .update();
    }
}
