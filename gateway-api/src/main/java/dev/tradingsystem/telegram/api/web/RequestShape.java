package dev.tradingsystem.telegram.api.web;

import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.server.RequestPath;

/// What must hold before anything is read from a request: later, in the middle of the framework,
/// each of these would be an error of ours.
final class RequestShape {

    private RequestShape() {}

    /// What is wrong with it, if anything is.
    static Optional<ApiProblem> problem(HttpServletRequest request) {
        if (!areParameters(request)) {
            return Optional.of(ApiProblem.invalidParameter("query", "is not percent-encoded UTF-8"));
        }
        String type = request.getContentType();
        return type != null && type.indexOf('*') >= 0
                ? Optional.of(ApiProblem.of(Problem.UNSUPPORTED_MEDIA_TYPE, "a body has one type"))
                : Optional.empty();
    }

    /// Whether the path can be decoded. Without one not even a problem can be told by the framework.
    static boolean hasPath(HttpServletRequest request) {
        try {
            RequestPath.parse(request.getRequestURI(), request.getContextPath());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean areParameters(HttpServletRequest request) {
        try {
            request.getParameterMap();
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
