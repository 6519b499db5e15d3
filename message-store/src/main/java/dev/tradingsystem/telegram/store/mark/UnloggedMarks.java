package dev.tradingsystem.telegram.store.mark;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Where the log does not say yet what operators marked. The writer appends what is missing.
public final class UnloggedMarks {

    private static final String DELETED = """
            SELECT h.message_id, h.reason
              FROM telegram.hidden h
              JOIN telegram.message_key k ON k.channel_id = h.channel_id AND k.message_id = h.message_id
             WHERE h.channel_id = :channelId AND k.deleted_by IS NULL
             ORDER BY h.message_id
             LIMIT :limit
            """;
    private static final String TAKEN_BACK = """
            SELECT k.message_id
              FROM telegram.message_key k
             WHERE k.channel_id = :channelId AND k.deleted_by = 'operator'
               AND NOT EXISTS (SELECT FROM telegram.hidden h
                                WHERE h.channel_id = k.channel_id AND h.message_id = k.message_id)
             ORDER BY k.message_id
             LIMIT :limit
            """;

    private final JdbcClient jdbc;

    public UnloggedMarks(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// A message that an operator deleted.
    ///
    /// @param reason why, if it was said
    public record Deletion(long messageId, @Nullable String reason) {}

    /// Messages that an operator deleted and the log does not call deleted.
    public List<Deletion> deletions(long channelId, int limit) {
        return jdbc.sql(DELETED)
                .param("channelId", channelId)
                .param("limit", limit)
                .query((row, _) -> new Deletion(row.getLong("message_id"), row.getString("reason")))
                .list();
    }

    /// Messages that the log calls deleted by an operator, who took that back.
    public List<Long> takenBack(long channelId, int limit) {
        return jdbc.sql(TAKEN_BACK)
                .param("channelId", channelId)
                .param("limit", limit)
                .query((row, _) -> row.getLong("message_id"))
                .list();
    }

    /// Whether the log says all of it.
    public boolean isLogged(long channelId) {
        return deletions(channelId, 1).isEmpty() && takenBack(channelId, 1).isEmpty();
    }
}
