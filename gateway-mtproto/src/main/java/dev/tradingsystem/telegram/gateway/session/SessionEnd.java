package dev.tradingsystem.telegram.gateway.session;

/// Why an open session ended.
///
/// @param message for people; names no secret
record SessionEnd(Cause cause, String message) {

    /// What ended, as the message of [Cause#LOGGED_OUT].
    static final String SESSION = "a session";

    static final String LOGIN = "a login";

    enum Cause {
        /// We closed it.
        CLOSED,
        /// It ended at Telegram, or a login was given up: its files are gone.
        LOGGED_OUT,
        /// Whoever takes the updates was held up for too long.
        HELD_UP,
        /// We closed it to open it with an empty cache.
        OPEN_ANEW,
        /// Another process has the directory open.
        IN_USE,
        /// The files are encrypted with another key.
        WRONG_KEY,
        /// The files cannot be read, or hold no session although one was saved.
        CORRUPT,
        /// Anything else an operator has to mend.
        REFUSED
    }

    static SessionEnd of(Cause cause, String message) {
        return new SessionEnd(cause, message);
    }

    static SessionEnd inUse() {
        return of(Cause.IN_USE, "the session directory is in use by another process; tried again");
    }
}
