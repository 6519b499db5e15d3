package dev.tradingsystem.telegram.gateway.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is kept beside TDLib's files about the session in them.
///
/// @param keyCheck [SessionKey#check()] of the key they are encrypted with
/// @param accountId Telegram's id of the account; 0 while nobody is logged in
/// @param savedAt when the session was first flushed and read back; null before
/// @param verifiedAt when it was last
record SavedSession(
        String keyCheck,
        long accountId,
        @Nullable Instant savedAt,
        @Nullable Instant verifiedAt) {

    /// Whether somebody is logged in.
    boolean isLoggedIn() {
        return accountId != 0;
    }
}
