package dev.tradingsystem.telegram.store.legacy;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Forward;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.store.log.EncodedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A row of the previous stack in normal form, read from the staging table.
///
/// @param ord its place in the slice
/// @param problem why it cannot become a message; then the ids may be 0 and the
///     times are not read
/// @param rest its other columns, a JSON object
record LegacyRow(
        long ord,
        long channelId,
        long messageId,
        @Nullable Long thread,
        long sent,
        long received,
        String kind,
        String words,
        @Nullable Long reply,
        @Nullable Long album,
        @Nullable Long views,
        boolean forwarded,
        @Nullable String problem,
        String rest) {

    static LegacyRow read(ResultSet row) throws SQLException {
        long sent = row.getLong("sent");
        long received = row.getLong("received");
        String thread = row.getString("thread");
        return new LegacyRow(
                row.getLong("ord"),
                row.getLong("channel"),
                row.getLong("message"),
                thread == null ? null : Long.valueOf(thread),
                sent,
                received == 0 ? sent : received,
                row.getString("kind"),
                row.getString("words"),
                number(row.getString("reply"), Integer.MAX_VALUE),
                number(row.getString("album"), Long.MAX_VALUE),
                number(row.getString("views"), Integer.MAX_VALUE),
                "true".equals(row.getString("forwarded")),
                row.getString("problem"),
                row.getString("rest"));
    }

    /// The event that brings the message into the log, with the old row's other columns
    /// beside it.
    EncodedEvent encoded() {
        var message = new Message(
                channelId,
                messageId,
                at(sent),
                null,
                null,
                content(),
                album,
                thread,
                reply == null ? null : new MessageRef(channelId, reply),
                forwarded ? new Forward(null, null, null, null) : null,
                null,
                views == null ? null : views.intValue());
        EncodedEvent plain = EncodedEvent.of(new MessageEvent.Posted(message, Origin.IMPORT, at(received)));
        String body = plain.body();
        return new EncodedEvent(
                plain.event(), body.substring(0, body.length() - 1) + ",\"imported\":" + rest + "}", plain.digest());
    }

    private Content content() {
        return kind.equals("text")
                ? new Content.Text(words)
                : Content.Media.of(MediaKind.of(kind), words.isEmpty() ? null : words);
    }

    static Instant at(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /// A positive number, or nothing: what else stands there stays in `rest`.
    private static @Nullable Long number(@Nullable String text, long most) {
        if (text == null
                || text.isEmpty()
                || text.length() > 19
                || !text.chars().allMatch(Character::isDigit)) {
            return null;
        }
        try {
            long number = Long.parseLong(text);
            return number > 0 && number <= most ? number : null;
        } catch (NumberFormatException e) { // nineteen digits above the largest long
            return null;
        }
    }
}
