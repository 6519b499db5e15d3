package dev.tradingsystem.telegram.store.mark;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
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

    private static final int AT_ONCE = 10_000;
    private static final String REPROCESS_PAGE = """
            WITH page AS (
              SELECT k.message_id, k.sent_at, k.deleted_by
                FROM telegram.message_key k
               WHERE k.channel_id = :channelId AND k.message_id > :above
               ORDER BY k.message_id
               LIMIT :limit
            ), marked AS (
              INSERT INTO telegram.reprocess_request (channel_id, message_id, consumer, requested_by)
              SELECT :channelId, s.message_id, :consumer, :by
                FROM page s
               WHERE s.sent_at >= :from AND s.sent_at < :to AND s.deleted_by IS NULL
                 AND NOT EXISTS (SELECT FROM telegram.hidden h
                                  WHERE h.channel_id = :channelId AND h.message_id = s.message_id)
                  ON CONFLICT DO NOTHING
              RETURNING message_id
            )
            SELECT coalesce((SELECT max(s.message_id) FROM page s), 0) AS reached, (SELECT count(*) FROM marked) AS marked
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

    /// Asks that a consumer takes the next ten thousand messages of a channel again, as far as
    /// they were sent in the wished time and are not deleted.
    ///
    /// @param above only messages above this id
    public Marked reprocess(long channelId, Reprocess wish, long above) {
        return jdbc.sql(REPROCESS_PAGE)
                .param("channelId", channelId)
                .param("above", above)
                .param("limit", AT_ONCE)
                .param("consumer", wish.consumer())
                .param("by", wish.by())
                .param("from", wish.from().atOffset(ZoneOffset.UTC))
                .param("to", wish.to().atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Marked(row.getLong("reached"), row.getLong("marked")))
                .single();
    }

    /// Who shall take messages again.
    ///
    /// @param from those sent then or later
    /// @param to those sent before
    public record Reprocess(String consumer, Instant from, Instant to, String by) {}

    /// What came of it.
    ///
    /// @param reached the highest id that was looked at, 0 when there was none
    /// @param count messages marked now
    public record Marked(long reached, long count) {}
}
