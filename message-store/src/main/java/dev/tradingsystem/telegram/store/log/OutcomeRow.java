package dev.tradingsystem.telegram.store.log;

import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import dev.tradingsystem.telegram.model.wire.ChangeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// One row of the answer of `telegram.append`, completed by the event it belongs to.
final class OutcomeRow {

    private OutcomeRow() {}

    static Outcome read(ResultSet row, MessageEvent event) throws SQLException {
        String effect = row.getString("effect");
        return switch (effect) {
            case "known" -> new Outcome.Known();
            case "missing" -> new Outcome.Missing();
            default -> new Outcome.Stored(change(row, ChangeKind.of(effect), event));
        };
    }

    private static Change change(ResultSet row, ChangeKind kind, MessageEvent event) throws SQLException {
        return new Change(
                row.getLong("seq"),
                row.getLong("prev"),
                kind,
                row.getInt("version"),
                event.origin(),
                event.receivedAt(),
                time(row, "recorded_at"),
                message(row, event));
    }

    private static Message message(ResultSet row, MessageEvent event) throws SQLException {
        Instant sentAt = time(row, "sent_at");
        Instant editedAt = timeOrNull(row, "edited_at");
        return switch (event) {
            case MessageEvent.Posted posted -> seen(posted.message(), sentAt, editedAt);
            case MessageEvent.Edited edit ->
                ChangeJson.readBody(edit.channelId(), edit.messageId(), sentAt, editedAt, null, row.getString("body"));
            case MessageEvent.Deleted deletion ->
                ChangeJson.readBody(
                        deletion.channelId(),
                        deletion.messageId(),
                        sentAt,
                        editedAt,
                        deletion.receivedAt(),
                        row.getString("body"));
        };
    }

    /// The message as it was seen, under the date that the log holds it.
    private static Message seen(Message m, Instant sentAt, @Nullable Instant editedAt) {
        return new Message(
                m.channelId(),
                m.messageId(),
                sentAt,
                editedAt,
                null,
                m.content(),
                m.albumId(),
                m.threadId(),
                m.replyTo(),
                m.forward(),
                m.author(),
                m.views());
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
