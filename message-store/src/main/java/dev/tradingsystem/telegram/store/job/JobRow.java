package dev.tradingsystem.telegram.store.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// A job as a row.
final class JobRow {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private JobRow() {}

    static Job read(ResultSet row) throws SQLException {
        return new Job(
                row.getString("id"),
                JobKind.of(row.getString("kind")),
                JobState.of(row.getString("state")),
                row.getString("account"),
                row.getString("requested_by"),
                MAPPER.readTree(row.getString("request")),
                progress(MAPPER.readTree(row.getString("progress")), time(row, "waiting_until")),
                tree(row, "result"),
                tree(row, "problem"),
                required(row, "created_at"),
                time(row, "started_at"),
                time(row, "finished_at"),
                required(row, "changed_at"));
    }

    static String json(JobProgress progress) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("channelsDone", progress.channelsDone())
                .put("channelsTotal", progress.channelsTotal())
                .put("fetched", progress.fetched())
                .put("stored", progress.stored())
                .put("known", progress.known())
                .put("current", progress.current())
                .put("cursor", progress.cursor())
                .toString();
    }

    private static JobProgress progress(JsonNode node, @Nullable Instant waitingUntil) {
        return new JobProgress(
                node.path("channelsDone").asInt(0),
                node.path("channelsTotal").asInt(0),
                node.path("fetched").asLong(0),
                node.path("stored").asLong(0),
                node.path("known").asLong(0),
                number(node.path("current")),
                number(node.path("cursor")),
                waitingUntil);
    }

    private static @Nullable Long number(JsonNode node) {
        return node.isNumber() ? Long.valueOf(node.longValue()) : null;
    }

    private static @Nullable JsonNode tree(ResultSet row, String column) throws SQLException {
        String json = row.getString(column);
        return json == null ? null : MAPPER.readTree(json);
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
