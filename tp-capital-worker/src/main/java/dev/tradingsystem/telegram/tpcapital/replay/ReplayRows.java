package dev.tradingsystem.telegram.tpcapital.replay;

import dev.tradingsystem.telegram.tpcapital.read.OrderDocument;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How rows become replays and their differences.
final class ReplayRows {

    static final String REPLAY = """
            r.id, r.channel_id, r.from_at, r.to_at, r.parser_version, r.requested_by, r.applies, r.state, r.revision,
            r.head, r.signals_digest, r.sent_at, r.message_id, r.scanned, r.same, r.gained, r.lost, r.changed, r.applied,
            r.skipped, r.error, r.created_at, r.started_at, r.ready_at, r.finished_at, r.expires_at
            """;
    static final String CHANGE = """
            c.number, c.kind, c.message_id, c.message_version, c.seq, c.sent_at, c.text, c.ordinal, c.signal_version,
            c.before::text AS before, c.after::text AS after, c.fields, c.outcome
            """;

    private ReplayRows() {}

    static Replay replay(ResultSet row) throws SQLException {
        Instant sentAt = timeOrNull(row, "sent_at");
        return new Replay(
                row.getLong("id"),
                ReplayState.of(row.getString("state")),
                row.getInt("revision"),
                new Replay.Order(
                        row.getLong("channel_id"),
                        time(row, "from_at"),
                        time(row, "to_at"),
                        row.getString("requested_by"),
                        row.getBoolean("applies")),
                new Replay.Basis(row.getInt("parser_version"), row.getLong("head"), row.getString("signals_digest")),
                sentAt == null ? null : new Replay.At(sentAt, row.getLong("message_id")),
                new Replay.Counts(
                        row.getLong("scanned"),
                        row.getLong("same"),
                        row.getLong("gained"),
                        row.getLong("lost"),
                        row.getLong("changed"),
                        row.getLong("applied"),
                        row.getLong("skipped")),
                new Replay.Times(
                        time(row, "created_at"),
                        timeOrNull(row, "started_at"),
                        timeOrNull(row, "ready_at"),
                        timeOrNull(row, "finished_at"),
                        time(row, "expires_at")),
                row.getString("error"));
    }

    static ReplayChange change(ResultSet row) throws SQLException {
        int ordinal = row.getInt("ordinal");
        ReplayChange.Stored stored =
                row.wasNull() ? null : new ReplayChange.Stored(ordinal, row.getInt("signal_version"));
        return new ReplayChange(
                row.getLong("number"),
                ReplayChange.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                new ReplayChange.Source(
                        row.getLong("message_id"),
                        row.getInt("message_version"),
                        row.getLong("seq"),
                        time(row, "sent_at"),
                        row.getString("text")),
                stored,
                document(row.getString("before")),
                document(row.getString("after")),
                List.of((String[]) row.getArray("fields").getArray()),
                row.getString("outcome"));
    }

    static OffsetDateTime column(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OrderDocument document(@Nullable String json) {
        return json == null ? null : OrderDocument.of(json);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
