package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.Origin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message as it is now.
///
/// @param version how often it changed, from 1
/// @param seq number of its newest change
/// @param committedAt the database's clock at that change
/// @param hidden an operator's delete that the log may not show yet
public record StoredMessage(
        Message message,
        int version,
        long seq,
        MessageStatus status,
        Origin origin,
        Instant receivedAt,
        Instant committedAt,
        @Nullable Hidden hidden) {

    /// An operator's delete.
    public record Hidden(Instant at, String by, @Nullable String reason) {}
}
