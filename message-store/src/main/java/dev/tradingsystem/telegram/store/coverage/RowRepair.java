package dev.tradingsystem.telegram.store.coverage;

import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts messages back whose key is there and whose row is not, under their old version and seq:
/// nothing new happened, nothing is logged.
public final class RowRepair {

    private static final String FROM_LOG = """
            SELECT r.restored, r.still_missing FROM telegram.restore_rows(:channelId, :from, :to) r
            """;

    private static final String FROM_HISTORY = """
            SELECT telegram.restore_from_history(:account, :channelId, :ids, :edited, :kinds, :bodies)
            """;

    private final JdbcClient jdbc;

    public RowRepair(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// What the log gave back.
    ///
    /// @param restored rows that are there again
    /// @param stillMissing ids of which the log holds nothing any more: only Telegram can tell
    public record Restored(long restored, List<Long> stillMissing) {
        public Restored {
            stillMissing = List.copyOf(stillMissing);
        }
    }

    /// Puts the missing rows of a range back from the log.
    public Restored fromLog(long channelId, IdRange range) {
        return jdbc.sql(FROM_LOG)
                .param("channelId", channelId)
                .param("from", range.fromId())
                .param("to", range.toId())
                .query((row, _) -> restored(row))
                .single();
    }

    /// Puts rows back from what Telegram says of them now. Only those whose edit date is the one
    /// that was stored: anything else is a change, and goes through the log.
    ///
    /// @return how many rows are there again
    public long fromHistory(String account, long channelId, Collection<Message> messages) {
        return jdbc.sql(FROM_HISTORY)
                .param("account", account)
                .param("channelId", channelId)
                .param("ids", messages.stream().mapToLong(Message::messageId).toArray())
                .param("edited", messages.stream().mapToLong(RowRepair::edited).toArray())
                .param("kinds", words(messages.stream().map(m -> m.content().kindWord())))
                .param("bodies", words(messages.stream().map(ChangeJson::writeBody)))
                .query(Long.class)
                .single();
    }

    private static String[] words(Stream<String> words) {
        return words.toArray(String[]::new);
    }

    private static long edited(Message message) {
        Instant at = message.editedAt();
        return at == null ? 0 : at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }

    private static Restored restored(ResultSet row) throws SQLException {
        Array missing = row.getArray("still_missing");
        return new Restored(row.getLong("restored"), List.of((Long[]) missing.getArray()));
    }
}
