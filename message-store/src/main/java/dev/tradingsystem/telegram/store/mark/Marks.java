package dev.tradingsystem.telegram.store.mark;

import java.sql.Types;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes marks. Each is made once: who marked first and why stays.
public final class Marks {

    private static final String HIDE = """
            INSERT INTO telegram.hidden (channel_id, message_id, hidden_by, reason)
            VALUES (:channelId, :messageId, :by, :reason)
                ON CONFLICT DO NOTHING
            """;
    private static final String RESTORE =
            "DELETE FROM telegram.hidden h WHERE h.channel_id = :channelId AND h.message_id = :messageId";
    private static final String REPROCESS = """
            INSERT INTO telegram.reprocess_request (channel_id, message_id, consumer, requested_by, reason)
            VALUES (:channelId, :messageId, :consumer, :by, :reason)
                ON CONFLICT DO NOTHING
            """;

    private final JdbcClient jdbc;

    public Marks(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// Deletes a message for all readers.
    ///
    /// @return false when somebody had done so before
    public boolean hide(long channelId, long messageId, String by, @Nullable String reason) {
        return jdbc.sql(HIDE)
                        .param("channelId", channelId)
                        .param("messageId", messageId)
                        .param("by", by)
                        .param("reason", reason, Types.VARCHAR)
                        .update()
                == 1;
    }

    /// Takes an operator's delete back.
    ///
    /// @return false when there was none
    public boolean restore(long channelId, long messageId) {
        return jdbc.sql(RESTORE)
                        .param("channelId", channelId)
                        .param("messageId", messageId)
                        .update()
                == 1;
    }

    /// Asks that a consumer takes a message again.
    ///
    /// @return false when that was asked for before and is not done yet
    public boolean reprocess(long channelId, long messageId, String consumer, String by, @Nullable String reason) {
        return jdbc.sql(REPROCESS)
                        .param("channelId", channelId)
                        .param("messageId", messageId)
                        .param("consumer", consumer)
                        .param("by", by)
                        .param("reason", reason, Types.VARCHAR)
                        .update()
                == 1;
    }
}
