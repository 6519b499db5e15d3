package dev.tradingsystem.telegram.api.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/// Every kind of error this API answers with.
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
    CROSS_SITE(HttpStatus.FORBIDDEN, "The request does not come from the console's own page"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such path"),
    MESSAGE_NOT_FOUND(HttpStatus.NOT_FOUND, "The message is not held"),
    CHANNEL_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such channel"),
    CONSUMER_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such consumer"),
    JOB_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such job"),
    KEY_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such key"),
    NO_PHOTO(HttpStatus.NOT_FOUND, "The message has no photo"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The path does not take this method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer has no such form"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body has a form that is not read here"),
    CURSOR_AHEAD(HttpStatus.CONFLICT, "The position is beyond the newest change"),
    CHANNEL_EXISTS(HttpStatus.CONFLICT, "The channel is listed already"),
    CONSUMER_EXISTS(HttpStatus.CONFLICT, "There is such a consumer with other values"),
    CONSUMER_MANAGED(HttpStatus.CONFLICT, "The consumer keeps its own offset"),
    OFFSET_CONFLICT(HttpStatus.CONFLICT, "The offset is another one"),
    JOB_FINISHED(HttpStatus.CONFLICT, "The job has ended"),
    IDEMPOTENCY_IN_PROGRESS(HttpStatus.CONFLICT, "The first request with this Idempotency-Key is still running"),
    CURSOR_EXPIRED(HttpStatus.GONE, "The change log no longer reaches back that far"),
    PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED, "It has been changed meanwhile"),
    PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    IDEMPOTENCY_MISMATCH(HttpStatus.UNPROCESSABLE_CONTENT, "The same Idempotency-Key came with another request"),
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    TOO_MANY_EXPORTS(HttpStatus.TOO_MANY_REQUESTS, "Too many exports are running"),
    TOO_MANY_STREAMS(HttpStatus.TOO_MANY_REQUESTS, "Too many streams are open"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here"),
    DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer"),
    GATEWAY_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The gateway does not answer"),
    WORKER_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The worker does not answer");

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
