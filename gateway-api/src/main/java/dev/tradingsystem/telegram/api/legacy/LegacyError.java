package dev.tradingsystem.telegram.api.legacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Ends a request as the previous stack did.
final class LegacyError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final @Nullable String error;
    private final @Nullable String details;

    private LegacyError(HttpStatus status, @Nullable String error, @Nullable String message, @Nullable String details) {
        super(message);
        this.status = status;
        this.error = error;
        this.details = details;
    }

    /// With a sentence for people.
    static LegacyError of(HttpStatus status, String message) {
        return new LegacyError(status, null, message, null);
    }

    /// With a word for programs as well.
    static LegacyError of(HttpStatus status, String error, String message) {
        return new LegacyError(status, error, message, null);
    }

    /// With what somebody else said about it.
    static LegacyError withDetails(HttpStatus status, String error, String details) {
        return new LegacyError(status, error, null, details);
    }

    HttpStatus status() {
        return status;
    }

    Failure body() {
        return new Failure(false, error, getMessage(), details);
    }

    /// The body of an answer that is none.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Failure(
            boolean success,
            @Nullable String error,
            @Nullable String message,
            @Nullable String details) {}
}
