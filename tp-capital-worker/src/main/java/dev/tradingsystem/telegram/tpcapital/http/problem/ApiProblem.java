package dev.tradingsystem.telegram.tpcapital.http.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/// Ends a request with a problem document.
public final class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient Map<String, Object> members;
    private final transient HttpHeaders headers = new HttpHeaders();

    private ApiProblem(Problem problem, String detail, Map<String, Object> members) {
        super(detail);
        this.problem = problem;
        this.members = members;
    }

    /// A problem without further members.
    ///
    /// @param detail for people; no SQL, no host, no secret
    public static ApiProblem of(Problem problem, String detail) {
        return new ApiProblem(problem, detail, new LinkedHashMap<>());
    }

    /// A parameter whose value is not accepted.
    ///
    /// @param message what would be
    public static ApiProblem invalidParameter(String name, String message) {
        return of(Problem.INVALID_PARAMETER, name + ": " + message)
                .with("errors", List.of(new FieldError(name, "invalid", message)));
    }

    /// A field of the body whose value is not accepted.
    ///
    /// @param pointer where it stands, as a JSON pointer
    public static ApiProblem invalidBody(String pointer, String message) {
        return of(Problem.INVALID_BODY, message).with("errors", List.of(new BodyError(pointer, "invalid", message)));
    }

    /// The same with one more member of the document.
    public ApiProblem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /// The same, to be asked again no earlier than in so many seconds.
    public ApiProblem retryAfter(long seconds) {
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return this;
    }

    /// Which one it is.
    public Problem problem() {
        return problem;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    Map<String, Object> members() {
        return members;
    }

    HttpHeaders headers() {
        return headers;
    }

    /// What is wrong with one parameter.
    public record FieldError(String name, String code, String message) {}

    /// What is wrong at one place of the body.
    public record BodyError(String pointer, String code, String message) {}
}
