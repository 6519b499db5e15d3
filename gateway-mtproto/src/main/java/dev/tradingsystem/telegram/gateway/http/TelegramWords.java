package dev.tradingsystem.telegram.gateway.http;

import dev.tradingsystem.telegram.gateway.session.SessionState;

/// The session's states in the few words of a health report.
final class TelegramWords {

    static final String CONNECTED = "connected";
    static final String CONNECTING = "connecting";
    static final String WAITING = "waiting-for-login";
    static final String DISCONNECTED = "disconnected";
    static final String DISABLED = "disabled";

    private TelegramWords() {}

    static String of(SessionState state) {
        return switch (state) {
            case DISABLED -> DISABLED;
            case READY -> CONNECTED;
            case STARTING, RECONNECTING -> CONNECTING;
            case WAITING_FOR_LOGIN, WAITING_FOR_CODE, WAITING_FOR_QR_SCAN, WAITING_FOR_PASSWORD -> WAITING;
            case STANDBY, LOGGING_OUT, CLOSED, FAILED -> DISCONNECTED;
        };
    }

    /// Whether messages come in, now or as soon as the connection is back; without Telegram,
    /// files do.
    static boolean ingests(String word) {
        return CONNECTED.equals(word) || CONNECTING.equals(word) || DISABLED.equals(word);
    }
}
