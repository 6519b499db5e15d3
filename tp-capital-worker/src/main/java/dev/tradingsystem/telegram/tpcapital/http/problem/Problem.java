package dev.tradingsystem.telegram.tpcapital.http.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/// Every kind of error the worker answers with. The words are those of the gateway's API where
/// both have the same error.
public enum Problem {
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter has a value that is not accepted"),
    UNKNOWN_PARAMETER(HttpStatus.BAD_REQUEST, "There is no such parameter"),
    INVALID_BODY(HttpStatus.BAD_REQUEST, "The body is not what is expected here"),
    INVALID_CURSOR(HttpStatus.BAD_REQUEST, "The cursor was not made for this question"),
    UNSUPPORTED_VERSION(HttpStatus.BAD_REQUEST, "There is no such version of the API"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A key is needed"),
    INVALID_KEY(HttpStatus.UNAUTHORIZED, "The key is not valid"),
    INSUFFICIENT_SCOPE(HttpStatus.FORBIDDEN, "The key may not do this"),
    CHANNEL_FORBIDDEN(HttpStatus.FORBIDDEN, "The key may not see this channel"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such path"),
    SIGNAL_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such signal"),
    REVIEW_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such review"),
    JOB_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such job"),
    MESSAGE_NOT_FOUND(HttpStatus.NOT_FOUND, "The message is not held"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The path does not take this method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer has no such form"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body has a form that is not read here"),
    REVIEW_DECIDED(HttpStatus.CONFLICT, "The review is decided"),
    SIGNAL_STATE(HttpStatus.CONFLICT, "The signal is past this step"),
    JOB_FINISHED(HttpStatus.CONFLICT, "The job is past this step"),
    IDEMPOTENCY_IN_PROGRESS(HttpStatus.CONFLICT, "The same request is still being answered"),
    PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED, "It is no longer what the request expects"),
    PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    IDEMPOTENCY_MISMATCH(HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key was used for another request"),
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    TOO_MANY_EXPORTS(HttpStatus.TOO_MANY_REQUESTS, "Too many exports at once"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here"),
    DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer");

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
        return URI.create("urn:telegram:problem:" + word());
    }

    /// The last part of that name.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
