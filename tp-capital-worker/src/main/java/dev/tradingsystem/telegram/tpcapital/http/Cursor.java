package dev.tradingsystem.telegram.tpcapital.http;

import dev.tradingsystem.telegram.tpcapital.signal.SignalQuery.Position;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/// A position between pages, opaque to whoever carries it.
final class Cursor {

    private static final byte VERSION = 1;

    private Cursor() {}

    static String write(Position position) {
        ByteBuffer bytes = ByteBuffer.allocate(1 + 8 + 8)
                .put(VERSION)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, position.sentAt()))
                .putLong(position.id());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static Position read(String cursor) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.get() == VERSION) {
                var position = new Position(Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS), bytes.getLong());
                if (!bytes.hasRemaining()) {
                    return position;
                }
            }
        } catch (IllegalArgumentException | BufferUnderflowException | DateTimeException | ArithmeticException _) {
            // told below
        }
        throw new InvalidParameter("invalid-cursor", "cursor", "not one that was handed out");
    }
}
