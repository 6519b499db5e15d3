package dev.tradingsystem.telegram.store.log;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A batch as the parallel arrays that `telegram.append` takes: primitives, because the driver
/// sends those in binary.
final class EventArrays {

    private final String[] kinds;
    private final long[] channelIds;
    private final long[] messageIds;
    private final long[] sent;
    private final long[] edited;
    private final long[] received;
    private final long[] digests;
    private final String[] origins;
    private final String[] contentKinds;
    private final String[] causes;
    private final String[] bodies;

    EventArrays(List<EncodedEvent> events) {
        int size = events.size();
        kinds = new String[size];
        channelIds = new long[size];
        messageIds = new long[size];
        sent = new long[size];
        edited = new long[size];
        received = new long[size];
        digests = new long[size];
        origins = new String[size];
        contentKinds = new String[size];
        causes = new String[size];
        bodies = new String[size];
        for (int i = 0; i < size; i++) {
            put(i, events.get(i));
        }
    }

    private void put(int i, EncodedEvent encoded) {
        MessageEvent event = encoded.event();
        bodies[i] = encoded.body();
        digests[i] = encoded.digest();
        channelIds[i] = event.channelId();
        messageIds[i] = event.messageId();
        received[i] = micros(event.receivedAt());
        origins[i] = event.origin().word();
        causes[i] = "";
        switch (event) {
            case MessageEvent.Posted posted -> {
                Message message = posted.message();
                kinds[i] = "posted";
                sent[i] = micros(message.sentAt());
                putContent(i, message.content(), message.editedAt());
            }
            case MessageEvent.Edited edit -> {
                kinds[i] = "edited";
                putContent(i, edit.content(), edit.editedAt());
            }
            case MessageEvent.Deleted deletion -> {
                kinds[i] = "deleted";
                contentKinds[i] = "";
                causes[i] = deletion.cause().word();
            }
        }
    }

    private void putContent(int i, Content content, @Nullable Instant editedAt) {
        edited[i] = editedAt == null ? 0 : micros(editedAt);
        contentKinds[i] = content.kindWord();
    }

    /// Binds the arrays in the order of the function's parameters, from parameter `first` on.
    void bind(Connection connection, PreparedStatement statement, int first) throws SQLException {
        int at = first;
        statement.setArray(at++, connection.createArrayOf("text", kinds));
        for (long[] numbers : new long[][] {channelIds, messageIds, sent, edited, received, digests}) {
            statement.setObject(at++, numbers);
        }
        for (String[] words : new String[][] {origins, contentKinds, causes, bodies}) {
            statement.setArray(at++, connection.createArrayOf("text", words));
        }
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }
}
