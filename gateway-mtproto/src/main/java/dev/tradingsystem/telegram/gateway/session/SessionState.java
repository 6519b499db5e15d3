package dev.tradingsystem.telegram.gateway.session;

import java.util.Locale;

/// Where the session stands. Telegram's own word is the truth; this mirrors it.
public enum SessionState {
    /// No application of Telegram is configured: this gateway takes in files only.
    DISABLED,
    /// Another process holds the account's lease.
    STANDBY,
    /// TDLib is being opened.
    STARTING,
    /// Nobody is logged in and no login is under way.
    WAITING_FOR_LOGIN,
    /// Telegram has sent a code and waits for it.
    WAITING_FOR_CODE,
    /// A QR code waits to be scanned by a device that is logged in.
    WAITING_FOR_QR_SCAN,
    /// The account has a password and Telegram waits for it.
    WAITING_FOR_PASSWORD,
    /// Logged in and connected.
    READY,
    /// Logged in, but the connection is away or still catching up.
    RECONNECTING,
    /// The session is being ended at Telegram.
    LOGGING_OUT,
    /// TDLib is closed on purpose and will be opened again.
    CLOSED,
    /// Something an operator has to mend; the problem says what.
    FAILED;

    /// The word of the state in metrics: lower case.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether somebody is logged in, connected or not.
    public boolean isLoggedIn() {
        return this == READY || this == RECONNECTING;
    }

    /// Whether a login has begun and waits for its next step.
    public boolean isLoginOpen() {
        return this == WAITING_FOR_CODE || this == WAITING_FOR_QR_SCAN || this == WAITING_FOR_PASSWORD;
    }
}
