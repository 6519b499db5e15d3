package dev.tradingsystem.telegram.tpcapital.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// An error as the previous stack's clients know it.
///
/// @param details what is wrong with which field, when a parameter was refused
@JsonInclude(JsonInclude.Include.NON_NULL)
record PreviousError(
        String error, @Nullable String message, @Nullable List<Detail> details) {

    record Detail(String field, String message, String code) {}

    /// The body of a problem in version 0.
    static PreviousError of(ApiProblem e, String path) {
        return switch (e.problem()) {
            case UNAUTHENTICATED -> plain("Unauthorized", "X-API-Key header is required");
            case INVALID_KEY -> plain("Forbidden", "Invalid API key");
            case INSUFFICIENT_SCOPE, CHANNEL_FORBIDDEN -> plain("Forbidden", e.detail());
            case NOT_FOUND -> plain("Not found", null);
            case RATE_LIMITED, TOO_MANY_EXPORTS -> plain("Too many requests, please try again later.", null);
            case DATABASE_UNAVAILABLE -> plain("Failed to fetch " + resource(path), null);
            case INTERNAL -> plain("Internal server error", null);
            case INVALID_PARAMETER, UNKNOWN_PARAMETER, INVALID_BODY, INVALID_CURSOR ->
                new PreviousError("Validation failed", e.detail(), details(e));
            case UNSUPPORTED_VERSION,
                    SIGNAL_NOT_FOUND,
                    REVIEW_NOT_FOUND,
                    JOB_NOT_FOUND,
                    MESSAGE_NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    UNSUPPORTED_MEDIA_TYPE,
                    REVIEW_DECIDED,
                    SIGNAL_STATE,
                    JOB_FINISHED,
                    IDEMPOTENCY_IN_PROGRESS,
                    PRECONDITION_FAILED,
                    PAYLOAD_TOO_LARGE,
                    IDEMPOTENCY_MISMATCH -> plain(e.problem().title(), e.detail());
        };
    }

    /// In version 0 a wrong key is forbidden, not unknown.
    static HttpStatus status(Problem problem) {
        return problem == Problem.INVALID_KEY ? HttpStatus.FORBIDDEN : problem.status();
    }

    private static PreviousError plain(String error, @Nullable String message) {
        return new PreviousError(error, message, null);
    }

    private static String resource(String path) {
        int end = path.indexOf('/', 1);
        return path.substring(1, end < 0 ? path.length() : end).replace('-', ' ');
    }

    private static @Nullable List<Detail> details(ApiProblem e) {
        if (!(e.members().get("errors") instanceof List<?> errors)) {
            return null;
        }
        return errors.stream().map(PreviousError::detail).toList();
    }

    private static Detail detail(Object error) {
        return switch (error) {
            case ApiProblem.FieldError field -> new Detail(field.name(), field.message(), field.code());
            case ApiProblem.BodyError body -> new Detail(body.pointer(), body.message(), body.code());
            default -> throw new IllegalStateException("not an error of a field: " + error);
        };
    }
}
