package dev.tradingsystem.telegram.store.retention;

import dev.tradingsystem.telegram.store.lease.Fence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The calls that drop something, one transaction each. No answer means that the fence is stale.
final class Drops {

    private static final String EDGE = "SELECT telegram.retention_edge(:before) AS edge";

    private static final String HEAD = "SELECT h.seq FROM telegram.log_head h";

    private static final String MESSAGES = """
            SELECT d.dropped, d.next_channel AS next_channel, d.next_message AS next
              FROM telegram.drop_messages(:account, :fence, :before, :channelId, :messageId, :limit) d
            """;

    private static final String MESSAGE_CHUNK = """
            SELECT d.bytes, 0 AS changes
              FROM telegram.drop_message_chunk(:account, :fence, :before, :knownSeq) d
            """;

    private static final String RAISE_FLOOR = "SELECT r.floor FROM telegram.raise_floor(:account, :fence, :before) r";

    private static final String CHANGES = """
            SELECT d.dropped, 0 AS next_channel, d.next_from AS next
              FROM telegram.drop_changes(:account, :fence, :from, :limit) d
            """;

    private static final String CHANGE_CHUNK =
            "SELECT d.bytes, d.changes FROM telegram.drop_change_chunk(:account, :fence) d";

    private final JdbcClient jdbc;
    private final Fence fence;

    Drops(DataSource database, Fence fence) {
        this.jdbc = JdbcClient.create(database);
        this.fence = fence;
    }

    /// Up to where messages go that were sent before a time; empty when there is nothing to go.
    Optional<Instant> edge(Instant before) {
        return Optional.ofNullable(jdbc.sql(EDGE)
                        .param("before", utc(before))
                        .query((row, _) -> row.getObject("edge", OffsetDateTime.class))
                        .list()
                        .getFirst())
                .map(OffsetDateTime::toInstant);
    }

    long head() {
        return jdbc.sql(HEAD).query(Long.class).single();
    }

    Optional<Slice> messages(Instant before, Place from, int limit) {
        return fenced(MESSAGES)
                .param("before", utc(before))
                .param("channelId", from.channelId())
                .param("messageId", from.number())
                .param("limit", limit)
                .query((row, _) -> slice(row))
                .optional();
    }

    /// @param knownSeq the log's head before the keys of the chunk's messages were dropped
    Optional<Chunk> messageChunk(Instant before, long knownSeq) {
        return fenced(MESSAGE_CHUNK)
                .param("before", utc(before))
                .param("knownSeq", knownSeq)
                .query((row, _) -> chunk(row))
                .optional();
    }

    Optional<Long> raiseFloor(Instant before) {
        return fenced(RAISE_FLOOR)
                .param("before", utc(before))
                .query(Long.class)
                .optional();
    }

    Optional<Slice> changes(Place from, int limit) {
        return fenced(CHANGES)
                .param("from", from.number())
                .param("limit", limit)
                .query((row, _) -> slice(row))
                .optional();
    }

    Optional<Chunk> changeChunk() {
        return fenced(CHANGE_CHUNK).query((row, _) -> chunk(row)).optional();
    }

    private JdbcClient.StatementSpec fenced(String statement) {
        return jdbc.sql(statement).param("account", fence.account()).param("fence", fence.number());
    }

    private static Slice slice(ResultSet row) throws SQLException {
        long next = row.getLong("next");
        Optional<Place> place =
                row.wasNull() ? Optional.empty() : Optional.of(new Place(row.getLong("next_channel"), next));
        return new Slice(row.getLong("dropped"), place);
    }

    private static Chunk chunk(ResultSet row) throws SQLException {
        return new Chunk(row.getLong("bytes"), row.getLong("changes"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
