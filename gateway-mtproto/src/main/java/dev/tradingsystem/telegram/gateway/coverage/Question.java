package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.model.Origin;
import java.time.Duration;

/// A question about a channel's history: up to a hundred messages side by side.
///
/// @param fromId around which message; 0 asks for the newest ones
/// @param newer how many of them may be as new as that message or newer, 0 to 99; with 0 all are
///     older than it
/// @param origin what is said of the messages that are stored
/// @param pace the time to leave since the question before
record Question(long channelId, long fromId, int newer, Origin origin, Duration pace) {

    /// The most messages one answer holds.
    static final int LIMIT = 100;

    /// Around the same message, with more of the newer ones; at once.
    Question withNewer(int count) {
        return new Question(channelId, fromId, count, origin, Duration.ZERO);
    }

    boolean isFromTop() {
        return fromId == 0;
    }
}
