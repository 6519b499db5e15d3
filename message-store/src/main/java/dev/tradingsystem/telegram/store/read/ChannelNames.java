package dev.tradingsystem.telegram.store.read;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the listed channels are called, without counting anything of theirs.
public final class ChannelNames {

    private static final String SELECT = """
            SELECT c.channel_id, c.title, c.username, c.label, c.description, c.watched, c.added_at, c.changed_at
              FROM telegram_v1.channels c
            """;
    private static final String ALL = SELECT + " ORDER BY c.added_at DESC, c.channel_id";
    private static final String SOME = SELECT + " WHERE c.channel_id = ANY(:channels)";

    private final JdbcClient jdbc;

    public ChannelNames(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// A listed channel.
    ///
    /// @param label the operators' own name for it
    public record Named(
            long channelId,
            @Nullable String title,
            @Nullable String username,
            @Nullable String label,
            @Nullable String description,
            boolean watched,
            Instant addedAt,
            Instant changedAt) {

        /// The operators' name, else Telegram's.
        public @Nullable String name() {
            return label == null ? title : label;
        }
    }

    /// All listed channels, newest first.
    public List<Named> all() {
        return list(jdbc.sql(ALL));
    }

    /// Those of some channels that are listed, by id.
    public Map<Long, Named> of(Collection<Long> channels) {
        return list(jdbc.sql(SOME).param("channels", Columns.numbers(channels))).stream()
                .collect(Collectors.toMap(Named::channelId, Function.identity()));
    }

    private static List<Named> list(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, _) -> new Named(
                        row.getLong("channel_id"),
                        row.getString("title"),
                        row.getString("username"),
                        row.getString("label"),
                        row.getString("description"),
                        row.getBoolean("watched"),
                        Columns.time(row, "added_at"),
                        Columns.time(row, "changed_at")))
                .list();
    }
}
