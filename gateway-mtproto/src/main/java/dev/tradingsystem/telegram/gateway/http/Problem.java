package dev.tradingsystem.telegram.gateway.http;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/// Every kind of error this service answers with.
public enum Problem {
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter has a value that is not accepted"),
    INVALID_BODY(HttpStatus.BAD_REQUEST, "The body is not what is expected here"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A key is needed"),
    INVALID_KEY(HttpStatus.UNAUTHORIZED, "The key is not valid"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such path"),
    MESSAGE_NOT_FOUND(HttpStatus.NOT_FOUND, "The message is not there"),
    NO_PHOTO(HttpStatus.NOT_FOUND, "The message has no photo"),
    CHANNEL_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such channel"),
    JOB_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such job"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The path does not take this method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer has no such form"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body has a form that is not read here"),
    LOGIN_STATE(HttpStatus.CONFLICT, "The step does not fit the login"),
    JOB_FINISHED(HttpStatus.CONFLICT, "The job is over"),
    PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    LOGIN_PHONE_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "Telegram does not accept the phone number"),
    LOGIN_CODE_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "The code is wrong"),
    LOGIN_CODE_EXPIRED(HttpStatus.UNPROCESSABLE_CONTENT, "The code is too old"),
    LOGIN_PASSWORD_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "The password is wrong"),
    LOGIN_TOKEN_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "The bot's token is wrong"),
    MEDIA_TOO_LARGE(HttpStatus.UNPROCESSABLE_CONTENT, "The photo is too large"),
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    FLOOD_WAIT(HttpStatus.TOO_MANY_REQUESTS, "Telegram asks to wait"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here"),
    DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer"),
    SESSION_NOT_READY(HttpStatus.SERVICE_UNAVAILABLE, "Telegram cannot be asked now"),
    STANDBY(HttpStatus.SERVICE_UNAVAILABLE, "Another process holds the session");

    private final HttpStatus status;
    private final String title;

    Problem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /// The status the answer carries.
    public HttpStatus status() {
        return status;
    }

    /// What it is, in words that never change.
    public String title() {
        return title;
    }

    /// The stable name clients compare.
    public URI type() {
        return URI.create(
                "urn:telegram:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
