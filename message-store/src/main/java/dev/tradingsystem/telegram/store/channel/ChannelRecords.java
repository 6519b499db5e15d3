package dev.tradingsystem.telegram.store.channel;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The channels of an account, as its gateway writes them. Nothing is watched until somebody says
/// so.
public final class ChannelRecords {

    private static final String WATCHED = """
            SELECT c.channel_id, c.start_id FROM telegram.channel c
             WHERE c.account = :account AND c.watched AND c.listed
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

    private static final String UNWATCH = """
            UPDATE telegram.channel c SET watched = false, changed_at = now()
             WHERE c.channel_id = :channelId AND c.account = :account AND c.watched
            """;

    private static final String START_ANEW = """
            UPDATE telegram.channel c SET start_id = 1, changed_at = now()
             WHERE c.channel_id = :channelId AND c.account = :account AND c.start_id <> 1
            """;

    private static final String LOWER_START = """
            UPDATE telegram.channel c SET start_id = :startId, changed_at = now()
             WHERE c.channel_id = :channelId AND c.account = :account AND c.start_id > :startId
            """;

    private static final String OF_ACCOUNT = """
            SELECT c.channel_id FROM telegram.channel c
             WHERE c.channel_id = :channelId AND c.account = :account AND c.listed
            """;

    private final JdbcClient jdbc;

    public ChannelRecords(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// The channels that this account watches.
    public Set<Long> watched(String account) {
        return Set.copyOf(starts(account).keySet());
    }

    /// The channels that this account watches, each with its start: ids below it are not wanted.
    public Map<Long, Long> starts(String account) {
        var starts = new HashMap<Long, Long>();
        jdbc.sql(WATCHED).param("account", account).query(row -> {
            starts.put(row.getLong("channel_id"), row.getLong("start_id"));
        });
        return Map.copyOf(starts);
    }

    /// Whether the channel is a listed one of this account.
    public boolean isListed(String account, long channelId) {
        return jdbc.sql(OF_ACCOUNT)
                .param("channelId", channelId)
                .param("account", account)
                .query(Long.class)
                .optional()
                .isPresent();
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

    /// Wants more of the channel's past; never less.
    public void lowerStart(String account, long channelId, long startId) {
        jdbc.sql(LOWER_START)
                .param("channelId", channelId)
                .param("account", account)
                .param("startId", Math.max(startId, 1))
                .update();
    }

    /// Forgets from where on the channel was wanted: all of it counts, until that is decided
    /// again.
    public void startAnew(String account, long channelId) {
        jdbc.sql(START_ANEW)
                .param("channelId", channelId)
                .param("account", account)
                .update();
    }

    /// Watches a channel no longer; what is stored of it stays.
    public void unwatch(String account, long channelId) {
        jdbc.sql(UNWATCH)
                .param("channelId", channelId)
                .param("account", account)
                .update();
    }

    /// Watches a channel that is not known yet; one that somebody stopped watching stays so.
    public void watchNew(String account, long channelId) {
        jdbc.sql(WATCH_NEW)
                .param("channelId", channelId)
                .param("account", account)
                .update();
    }
}
