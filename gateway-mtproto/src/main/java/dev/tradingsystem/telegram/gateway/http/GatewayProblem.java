package dev.tradingsystem.telegram.gateway.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ends a request with a problem document.
public final class GatewayProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient Map<String, Object> members;
    private final @Nullable Duration retryAfter;

    private GatewayProblem(Problem problem, String detail, Map<String, Object> members, @Nullable Duration retryAfter) {
        super(detail);
        this.problem = problem;
        this.members = members;
        this.retryAfter = retryAfter;
    }

    /// A problem without further members.
    ///
    /// @param detail for people; no SQL, no host, no secret
    public static GatewayProblem of(Problem problem, String detail) {
        return new GatewayProblem(problem, detail, Map.of(), null);
    }

    /// A parameter, or a field of the body, whose value is not accepted.
    ///
    /// @param message what would be
    public static GatewayProblem invalidParameter(String name, String message) {
        return of(Problem.INVALID_PARAMETER, name + ": " + message)
                .with("errors", List.of(new FieldError(name, "invalid", message)));
    }

    /// The same with one more member of the document.
    public GatewayProblem with(String member, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new GatewayProblem(problem, detail(), more, retryAfter);
    }

    /// The same, with when to try again.
    public GatewayProblem retryAfter(Duration wait) {
        return new GatewayProblem(problem, detail(), members, wait);
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

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /// What is wrong with one parameter.
    public record FieldError(String name, String code, String message) {}
}
