package dev.tradingsystem.telegram.gateway.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Everything there is to say about the session at one moment.
///
/// @param revision grows with each change
/// @param since when the state began
/// @param attempt binds the steps of a login to the one who began it; null when none is open
/// @param step what the login waits for; null when none is open
/// @param problem what went wrong, for people; null when nothing did
public record SessionStatus(
        long revision,
        SessionState state,
        Instant since,
        @Nullable String attempt,
        @Nullable LoginStep step,
        @Nullable String problem) {}
