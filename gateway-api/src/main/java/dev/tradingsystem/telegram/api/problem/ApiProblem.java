package dev.tradingsystem.telegram.api.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Ends a request with a problem document.
public final class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient Map<String, Object> members;
    private final long retryAfterSeconds;

    private ApiProblem(Problem problem, String detail, Map<String, Object> members, long retryAfterSeconds) {
        super(detail);
        this.problem = problem;
        this.members = members;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /// A problem without further members.
    ///
    /// @param detail for people; no SQL, no host, no secret
    public static ApiProblem of(Problem problem, String detail) {
        return new ApiProblem(problem, detail, Map.of(), 0);
    }

    /// A parameter whose value is not accepted.
    ///
    /// @param message what would be
    public static ApiProblem invalidParameter(String name, String message) {
        return of(Problem.INVALID_PARAMETER, name + ": " + message)
                .with("errors", List.of(new FieldError(name, "invalid", message)));
    }

    /// A field of a body whose value is not accepted.
    ///
    /// @param pointer where it is, as a JSON pointer
    /// @param message what would be
    public static ApiProblem invalidBody(String pointer, String message) {
        return of(Problem.INVALID_BODY, pointer + ": " + message)
                .with("errors", List.of(new PointerError(pointer, "invalid", message)));
    }

    /// A field of a body that does not exist.
    ///
    /// @param known those that do
    public static ApiProblem unknownField(String name, String known) {
        String shortened = name.substring(0, Math.min(64, name.length()));
        return of(Problem.UNKNOWN_PARAMETER, "there is no field " + shortened)
                .with("errors", List.of(new FieldError(shortened, "unknown", known)));
    }

    /// The same with one more member of the document.
    public ApiProblem with(String member, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new ApiProblem(problem, detail(), more, retryAfterSeconds);
    }

    /// The same, to be tried again after some seconds.
    public ApiProblem retryAfter(long seconds) {
        return new ApiProblem(problem, detail(), members, seconds);
    }

    /// 0 when nothing is said about it.
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /// Which kind it is.
    public Problem problem() {
        return problem;
    }

    /// For people.
    public String detail() {
        return String.valueOf(getMessage());
    }

    Map<String, Object> members() {
        return members;
    }

    /// What is wrong with one field of a body.
    public record PointerError(String pointer, String code, String message) {}

    /// What is wrong with one parameter.
    public record FieldError(String name, String code, String message) {}
}
