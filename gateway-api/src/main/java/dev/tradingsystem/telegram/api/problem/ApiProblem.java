package dev.tradingsystem.telegram.api.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Ends a request with a problem document.
public final class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient Map<String, Object> members;

    private ApiProblem(Problem problem, String detail, Map<String, Object> members) {
        super(detail);
        this.problem = problem;
        this.members = members;
    }

    /// A problem without further members.
    ///
    /// @param detail for people; no SQL, no host, no secret
    public static ApiProblem of(Problem problem, String detail) {
        return new ApiProblem(problem, detail, Map.of());
    }

    /// A parameter whose value is not accepted.
    ///
    /// @param message what would be
    public static ApiProblem invalidParameter(String name, String message) {
        return of(Problem.INVALID_PARAMETER, name + ": " + message)
                .with("errors", List.of(new FieldError(name, "invalid", message)));
    }

    /// The same with one more member of the document.
    public ApiProblem with(String member, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new ApiProblem(problem, detail(), more);
    }

    Problem problem() {
        return problem;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    Map<String, Object> members() {
        return members;
    }

    /// What is wrong with one parameter.
    public record FieldError(String name, String code, String message) {}
}
