package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.td.TdError;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A step of a login was not taken. Says why and where the login stands; never what was given.
public final class LoginRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Why not.
    public enum Reason {
        /// The step does not fit the state, or belongs to another attempt.
        STATE,
        PHONE_INVALID,
        CODE_INVALID,
        CODE_EXPIRED,
        PASSWORD_INVALID,
        TOKEN_INVALID,
        /// Telegram wants to be left alone for a time.
        FLOOD_WAIT,
        /// Too many steps were tried here.
        RATE_LIMITED,
        /// Another process holds the lease.
        STANDBY,
        /// There is nothing to log in with.
        NOT_READY
    }

    private final Reason reason;
    private final transient SessionStatus status;
    private final @Nullable Duration wait;

    private LoginRefused(Reason reason, String message, SessionStatus status, @Nullable Duration wait) {
        super(message);
        this.reason = reason;
        this.status = status;
        this.wait = wait;
    }

    static LoginRefused of(Reason reason, String message, SessionStatus status) {
        return new LoginRefused(reason, message, status, null);
    }

    static LoginRefused tooMany(Duration wait, SessionStatus status) {
        return new LoginRefused(Reason.RATE_LIMITED, "too many login steps were tried", status, wait);
    }

    /// Telegram's refusal of a step.
    ///
    /// @param usual what it means when Telegram's word is none of the known ones
    static LoginRefused of(TdError error, Reason usual, SessionStatus status) {
        Optional<Duration> wait = error.floodWait();
        if (wait.isPresent()) {
            return new LoginRefused(Reason.FLOOD_WAIT, "Telegram asks to wait", status, wait.get());
        }
        Reason reason = switch (error.message()) {
            case "PHONE_CODE_INVALID", "PHONE_CODE_EMPTY" -> Reason.CODE_INVALID;
            case "PHONE_CODE_EXPIRED" -> Reason.CODE_EXPIRED;
            case "PASSWORD_HASH_INVALID" -> Reason.PASSWORD_INVALID;
            case "PHONE_NUMBER_INVALID", "PHONE_NUMBER_BANNED" -> Reason.PHONE_INVALID;
            case "ACCESS_TOKEN_INVALID", "ACCESS_TOKEN_EXPIRED" -> Reason.TOKEN_INVALID;
            default -> usual;
        };
        return new LoginRefused(reason, "Telegram says " + error.message(), status, null);
    }

    public Reason reason() {
        return reason;
    }

    /// Where the session stands after it.
    public SessionStatus status() {
        return status;
    }

    /// How long to wait, when that would help.
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(wait);
    }
}
